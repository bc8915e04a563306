import type { Connector } from './connectors.ts';
import type { DayKind } from './days.ts';

/** How a bank writes dates: of the rows of its bank accounts, of those of its cards, and of everything else. */
export interface BankDays {
  readonly bankRows: DayKind;
  readonly cardRows: DayKind;
  readonly products: DayKind;
}

const PLUGGY_BANK = 0;
const MEU_PLUGGY = 200;

/**
 * Live bills are dated at midnight UTC at the banks themselves and at 03:00Z at Pluggy's own sandbox. Of rows both
 * kinds were seen: here, every other bank with a real name knows days alone, and so do the cards of connector 0.
 * `chosen` makes all of a bank's dates of one kind.
 */
export function bankDaysOf(connector: Connector, chosen: DayKind | undefined): BankDays {
  if (chosen !== undefined) return { bankRows: chosen, cardRows: chosen, products: chosen };
  if (connector.id === PLUGGY_BANK) return { bankRows: 'instant', cardRows: 'day', products: 'instant' };
  if (connector.id === MEU_PLUGGY) return { bankRows: 'instant', cardRows: 'instant', products: 'day' };
  if (connector.isSandbox) return { bankRows: 'instant', cardRows: 'instant', products: 'instant' };
  const rows = connector.id % 2 === 1 ? 'day' : 'instant';
  return { bankRows: rows, cardRows: rows, products: 'day' };
}
