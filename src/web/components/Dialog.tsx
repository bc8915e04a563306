import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  title: string;
  /** `panel` stands at the side of a wide screen and fills a phone. */
  shape?: 'box' | 'panel';
  /** Escape, the cross, and a press beside it. */
  onClose(): void;
  children: ReactNode;
}

/**
 * The browser's own modal dialog: it traps the focus and closes on Escape. The focus goes back to what opened it, or to the
 * page's content where that is gone, as after the removal of what it stood in.
 */
export function Dialog({ title, shape = 'box', onClose, children }: DialogProps) {
  const { t } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    return () => {
      element?.close();
      giveFocusBack(opener);
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, by onCancel
    <dialog
      ref={dialog}
      className={`dialog dialog-${shape}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="dialog-inner">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="icon-button" aria-label={t.errors.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

function giveFocusBack(opener: Element | null): void {
  // What opened it may be taken away by the same change that closes the dialog.
  queueMicrotask(() => {
    const target = opener?.isConnected ? opener : document.getElementById('content');
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  });
}
