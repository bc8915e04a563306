import { instantOrNull, localDay } from './days.ts';
import { jsonUuid } from './json-values.ts';

/** The bill of `t`, a card row, as uuid; null: it is on none yet. */
export const BILL_ID = jsonUuid(`(t.raw->'creditCardMetadata'->>'billId')`);

/** When the bill `b` is due. A bill that Pluggy no longer lists was due all the same. */
export const BILL_DUE_DAY = localDay(instantOrNull("b.raw->>'dueDate'"));

/** The month in which the bill of `t` is due. */
const DUE_MONTH = `to_char((
  select ${BILL_DUE_DAY} from pluggy.bills b
  where b.parent_id = t.account_id and b.id = ${BILL_ID}), 'YYYY-MM')`;

/** A month such as 2026-12. "0001-01" stands for some later bill, and means none. */
const REAL_MONTH = '^(190[1-9]|19[1-9][0-9]|2[01][0-9][0-9])-(0[1-9]|1[0-2])';

const FORECAST = `t.raw->'creditCardMetadata'->>'billForecastDate'`;

/** The same of `t`, a row of a card. @param dueMonth in which its bill is due; null: it is on none that is known */
export const cashMonthOfCard = (dueMonth: string): string =>
  `coalesce(${dueMonth}, case when ${FORECAST} ~ '${REAL_MONTH}' then left(${FORECAST}, 7) end)`;

/**
 * The month, YYYY-MM, in which the money of `t` leaves the account or comes in. For a row of a card: when its bill is
 * due, else the bank's forecast. For any other row: the month of its day.
 * @param day the day that counts for `t`
 */
export const cashMonth = (day: string): string => `case when a.type = 'CREDIT'
  then ${cashMonthOfCard(DUE_MONTH)}
  else to_char(${day}, 'YYYY-MM') end`;
