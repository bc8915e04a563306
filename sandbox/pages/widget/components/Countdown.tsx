import { type JSX, useEffect, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';

/** Time left to an ISO moment, as minutes and seconds. Draws nothing for what isn't a moment. */
export function Countdown({ until }: { until: string | null | undefined }): JSX.Element | null {
  const texts = useTexts();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const end = until ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(end)) return null;
  const seconds = Math.ceil((end - now) / 1000);
  return (
    <p className="muted" role="timer">
      {seconds > 0 ? texts.mfa.expires(clockText(seconds)) : texts.mfa.expired}
    </p>
  );
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
