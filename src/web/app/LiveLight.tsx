import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider.tsx';
import type { LiveState } from '../lib/live-stream.ts';

/** A stream that opens as usual is not worth a word. */
const WORTH_A_WORD_MS = 3_000;

/** Whether changes arrive by themselves. */
export function LiveLight({ state }: { state: LiveState }) {
  const { t } = useI18n();
  const isLate = useIsLate(state);
  return (
    <span className={`live live-${state}`} role="status">
      {state === 'live' && <span>{t.app.live}</span>}
      {isLate && t.app.connecting}
    </span>
  );
}

function useIsLate(state: LiveState): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (state === 'live') return;
    const timer = setTimeout(() => setLate(true), WORTH_A_WORD_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [state]);
  return isLate;
}
