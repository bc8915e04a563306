import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import type { ConnectBank, ConnectState } from './use-connect-bank.ts';

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
    case 'loadFailed':
      return <NotLoaded state={state} connect={connect} dismissButton={dismissButton} />;
    case 'partFailed':
      return <PartFailed dismissButton={dismissButton} />;
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

interface NotLoadedProps {
  state: Extract<ConnectState, { step: 'loadFailed' }>;
  connect: ConnectBank;
  dismissButton: ReactNode;
}

/** The widget or the dialog could not be fetched; without the widget there still is the dialog. */
function NotLoaded({ state: { updateItem, way }, connect, dismissButton }: NotLoadedProps) {
  const { t } = useI18n();
  const [title, body] =
    way === 'widget'
      ? [t.connect.widgetFailedTitle, t.connect.widgetFailedBody]
      : [t.connect.scriptFailedTitle, t.connect.scriptFailedBody];
  const actions = (
    <>
      {way === 'widget' && (
        <Button tone="primary" onClick={() => connect.start(updateItem, 'direct')}>
          {t.connect.withoutWidget}
        </Button>
      )}
      <Button onClick={connect.retry}>{t.errors.retry}</Button>
      {dismissButton}
    </>
  );
  return (
    <Notice tone="error" title={title} actions={actions}>
      <p>{body}</p>
    </Notice>
  );
}

/** A part of this page could not be fetched, which only loading the page again mends. */
function PartFailed({ dismissButton }: { dismissButton: ReactNode }) {
  const { t } = useI18n();
  const actions = (
    <>
      <Button tone="primary" onClick={() => window.location.reload()}>
        {t.app.reload}
      </Button>
      {dismissButton}
    </>
  );
  return (
    <Notice tone="error" title={t.connect.scriptFailedTitle} actions={actions}>
      <p>{t.connect.partFailedBody}</p>
    </Notice>
  );
}
