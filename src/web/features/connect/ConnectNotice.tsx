import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { ConnectBank } from './use-connect-bank.ts';

/** How the last attempt to connect a bank ended, with the way on. */
export function ConnectNotice({ connect }: { connect: ConnectBank }) {
  const { t } = useI18n();
  const { state, retry, dismiss } = connect;
  const dismissButton = (
    <Button tone="plain" onClick={dismiss}>
      {t.errors.dismiss}
    </Button>
  );
  switch (state.step) {
    case 'idle':
    case 'preparing':
    case 'open':
      return null;
    case 'received':
      return (
        <Notice tone="success" actions={dismissButton}>
          <p>{t.connect.received}</p>
        </Notice>
      );
    case 'loadFailed': {
      const { updateItem, way } = state;
      const [title, body] =
        way === 'widget'
          ? [t.connect.widgetFailedTitle, t.connect.widgetFailedBody]
          : [t.connect.scriptFailedTitle, t.connect.scriptFailedBody];
      return (
        <Notice
          tone="error"
          title={title}
          actions={
            <>
              {way === 'widget' && (
                <Button tone="primary" onClick={() => connect.start(updateItem, 'direct')}>
                  {t.connect.withoutWidget}
                </Button>
              )}
              <Button onClick={retry}>{t.errors.retry}</Button>
              {dismissButton}
            </>
          }
        >
          <p>{body}</p>
        </Notice>
      );
    }
    case 'partFailed':
      return (
        <Notice
          tone="error"
          title={t.connect.scriptFailedTitle}
          actions={
            <>
              <Button tone="primary" onClick={() => window.location.reload()}>
                {t.app.reload}
              </Button>
              {dismissButton}
            </>
          }
        >
          <p>{t.connect.partFailedBody}</p>
        </Notice>
      );
    case 'tokenFailed':
      return (
        <ErrorNotice title={t.connect.tokenFailed} error={state.error} onRetry={retry} onDismiss={dismiss} />
      );
    case 'reportFailed':
      return (
        <ErrorNotice title={t.connect.reportFailed} error={state.error} onRetry={retry} onDismiss={dismiss} />
      );
  }
}
