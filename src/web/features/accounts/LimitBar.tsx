import { Amount } from '../../components/Amount.tsx';
import { ShareBar } from '../../components/ShareBar.tsx';
import { shareOf } from '../../lib/decimal-sum.ts';
import { useTexts } from '../../lib/texts.ts';
import type { LimitUse } from './limits.ts';
import { accountTexts } from './texts.ts';

/** From this share on the person may soon not be able to pay with the card. */
const NEARLY_ALL = 0.9;

export interface LimitBarProps {
  use: LimitUse;
  /** The other cards that the limit is for. */
  sharedWith: readonly string[];
  /** The cards, where the bar stands under none of them. */
  of?: readonly string[];
}

/** How much of a card's limit is used. */
export function LimitBar({
  use: { limit, used, available, currencyCode },
  sharedWith,
  of = [],
}: LimitBarProps) {
  const t = useTexts(accountTexts);
  const share = shareOf(used, limit);
  return (
    <div className="limit">
      {of.length > 0 && <p className="limit-of">{of.join(' + ')}</p>}
      <div className="limit-words">
        <span>
          <span className="muted">{t.limitUsed}</span>{' '}
          <strong>
            <Amount value={used} currencyCode={currencyCode} calm />
          </strong>{' '}
          <span className="muted">
            {t.limitOf} <Amount value={limit} currencyCode={currencyCode} />
          </span>
        </span>
        {available !== null && (
          <span>
            <span className="muted">{t.limitLeft}</span>{' '}
            <Amount value={available} currencyCode={currencyCode} />
          </span>
        )}
      </div>
      {share !== null && <ShareBar share={share} tone={share >= NEARLY_ALL ? 'warning' : undefined} />}
      {sharedWith.length > 0 && <p className="fine">{t.limitShared(sharedWith.join(', '))}</p>}
    </div>
  );
}
