import type { Connector } from './connectors.ts';
import type { DayKind } from './days.ts';

/** How a bank writes dates: of the rows of its bank accounts, of those of its cards, and of everything else. */
export interface BankDays {
  readonly bankRows: DayKind;
  readonly cardRows: DayKind;
  readonly products: DayKind;
  /** Whether the bank knows when in the evening a purchase was made; see purchase-time.ts. */
  readonly hasEvenings: boolean;
}

const PLUGGY_BANK = 0;
const MEU_PLUGGY = 200;
const OPEN_FINANCE = 600;

/**
 * Live bills are dated at midnight UTC at the banks themselves and at 03:00Z at Pluggy's own sandbox. Of rows both
 * kinds were seen: here, every other bank with a real name knows days alone, and so do the cards of connector 0.
 * `chosen` makes all of a bank's dates of one kind. Evenings have the Open Finance banks that write instants, and whoever
 * was told to write them.
 */
export function bankDaysOf(connector: Connector, chosen: DayKind | undefined): BankDays {
  if (chosen !== undefined) return all(chosen, chosen, chosen === 'instant');
  if (connector.id === PLUGGY_BANK) return { ...all('instant', 'instant', false), cardRows: 'day' };
  if (connector.id === MEU_PLUGGY) return all('instant', 'day', false);
  if (connector.isSandbox) return all('instant', 'instant', connector.id === OPEN_FINANCE);
  return connector.id % 2 === 1 ? all('day', 'day', false) : all('instant', 'day', true);
}

function all(rows: DayKind, products: DayKind, hasEvenings: boolean): BankDays {
  return { bankRows: rows, cardRows: rows, products, hasEvenings };
}
