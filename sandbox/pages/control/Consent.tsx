import { ActionButton } from './ActionButton.tsx';
import { setConsentEnd, stopAutoSync } from './control-api.ts';
import { timeText, useWords } from './texts.ts';
import type { ItemDetail } from './types.ts';

const DAY_MS = 86_400_000;
/** The days before the end on which a person should be told of it. */
const DAYS = [1, 7, 30];

interface Props {
  readonly itemId: string;
  readonly detail: ItemDetail;
  readonly now: string;
  readonly has: (control: string) => boolean;
  readonly onDone: () => void;
  readonly onFailed: (message: string) => void;
}

/** How long Pluggy goes on by itself: when the next automatic sync comes, and when the consent ends. */
export function Consent({ itemId, detail, now, has, ...outcome }: Props) {
  const words = useWords();
  const { texts } = words;
  const time = (iso: string | null, otherwise: string): string =>
    iso === null ? otherwise : timeText(iso, words);
  const endIn = (days: number) =>
    setConsentEnd(itemId, new Date(Date.parse(now) + days * DAY_MS).toISOString());
  const canEnd = detail.hasConsent && has('consent');
  return (
    <>
      <dl className="facts">
        <dt>{texts.autoSync}</dt>
        <dd>{time(detail.nextAutoSyncAt, texts.never)}</dd>
        {detail.hasConsent && <dt>{texts.consentEnd}</dt>}
        {detail.hasConsent && <dd>{time(detail.consentExpiresAt, texts.noEnd)}</dd>}
      </dl>
      <div className="actions">
        {has('autoSync') && detail.nextAutoSyncAt !== null && (
          <ActionButton label={texts.stopAutoSync} onPress={() => stopAutoSync(itemId)} {...outcome} />
        )}
        {canEnd &&
          DAYS.map((days) => (
            <ActionButton key={days} label={texts.endsIn(days)} onPress={() => endIn(days)} {...outcome} />
          ))}
        {canEnd && detail.consentExpiresAt !== null && (
          <ActionButton label={texts.endsNever} onPress={() => setConsentEnd(itemId, null)} {...outcome} />
        )}
      </div>
    </>
  );
}
