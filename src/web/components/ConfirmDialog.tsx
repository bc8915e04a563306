import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  confirmLabel: string;
  busyLabel: string;
  busy: boolean;
  /** Something has to be done before it can be confirmed. */
  disabled?: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks before something that cannot be taken back. While it is being done it cannot be closed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, busyLabel, busy, disabled = false, onConfirm, onCancel } = props;
  const { t } = useI18n();
  const cancel = (): void => {
    if (!busy) onCancel();
  };
  return (
    <Dialog title={title} onClose={cancel}>
      {children}
      <div className="dialog-actions">
        <Button onClick={cancel}>{t.errors.cancel}</Button>
        <Button tone="danger" busy={busy} disabled={disabled} onClick={onConfirm}>
          {busy ? busyLabel : confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
