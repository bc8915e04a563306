import { consentOutlook } from '../../domain/consent.ts';
import { createConsentNotice } from '../../store/statements/hooks/create-consent-notice.ts';
import { hasEndpointFor } from '../../store/statements/hooks/has-endpoint-for.ts';
import type { ListedItem } from '../../store/statements/items/list-items.ts';
import { listItems } from '../../store/statements/items/list-items.ts';
import type { Needs } from '../shared/Parts.ts';

const AT_ONCE = 500;
/** The last step that is told: whoever looks first on the very day of the end tells it then. */
const LAST_STEP = 1;

interface Ending {
  readonly endsOn: string;
  readonly days: number;
}

/** The step that has come, 30, 7 or 1 days before the end; undefined: none, or the consent has ended already. */
function endingOf(item: ListedItem, now: Date): Ending | undefined {
  const { state, endsOn, step } = consentOutlook(JSON.parse(item.raw), item.consents, now);
  if (state !== 'ending' || endsOn === null || step === null) return undefined;
  return { endsOn, days: Math.max(step, LAST_STEP) };
}

/**
 * Tells the webhook endpoints of each consent that is 30, 7 or 1 days from its end: no change in the log tells of the time.
 * Each step is told once, whichever process looks.
 * @returns how many
 */
export async function tellEndings({ workDatabase, clock }: Needs<'workDatabase' | 'clock'>): Promise<number> {
  const isListened = await workDatabase.asSystem((tx) => hasEndpointFor(tx, 'consent.expiring'), 'read');
  if (!isListened) return 0;
  const now = clock.now();
  let told = 0;
  for (let after: { at: string; id: ListedItem['id'] } | undefined; ; ) {
    const from = after;
    const items: ListedItem[] = await workDatabase.asSystem(
      (tx) => listItems(tx, { unowned: false }, from, AT_ONCE),
      'read',
    );
    for (const item of items) {
      const ending = endingOf(item, now);
      if (ending === undefined || item.userId === null) continue;
      const notice = { itemId: item.id, userId: item.userId, ...ending };
      if (await workDatabase.asSystem((tx) => createConsentNotice(tx, notice, now))) told += 1;
    }
    const last = items.at(-1);
    if (last === undefined || items.length < AT_ONCE) return told;
    after = { at: last.firstSeenAt, id: last.id };
  }
}
