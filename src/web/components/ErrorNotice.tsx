import { useI18n } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import { describeError } from './describe-error.ts';
import { Notice } from './Notice.tsx';

export interface ErrorNoticeProps {
  title: string;
  error: unknown;
  onRetry?: () => void;
  onDismiss?: () => void;
  busy?: boolean;
}

export function ErrorNotice({ title, error, onRetry, onDismiss, busy = false }: ErrorNoticeProps) {
  const { t } = useI18n();
  const { what, todo, code } = describeError(error, t.errors);
  const actions = (
    <>
      {onRetry && (
        <Button onClick={onRetry} busy={busy}>
          {t.errors.retry}
        </Button>
      )}
      {onDismiss && (
        <Button tone="plain" onClick={onDismiss}>
          {t.errors.dismiss}
        </Button>
      )}
    </>
  );
  return (
    <Notice tone="error" title={title} actions={actions}>
      <p>
        {what} {todo}
      </p>
      {code && <p className="fine">{t.errors.code(code)}</p>}
    </Notice>
  );
}
