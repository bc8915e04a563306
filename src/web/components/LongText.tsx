import { useEffect, useId, useRef, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider.tsx';

/** A text from a bank, of any length: a few lines of it, and a button for the rest where there is a rest. */
export function LongText({ text }: { text: string }) {
  const { t } = useI18n();
  const id = useId();
  const box = useRef<HTMLSpanElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isCut, setCut] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (element === null || isOpen) return;
    const measure = (): void => setCut(element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [isOpen]);

  return (
    <>
      <span ref={box} id={id} className={isOpen ? 'long-text' : 'long-text clamped'}>
        {text}
      </span>
      {(isCut || isOpen) && (
        <button
          type="button"
          className="link"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t.transactions.showLess : t.transactions.showAll}
        </button>
      )}
    </>
  );
}
