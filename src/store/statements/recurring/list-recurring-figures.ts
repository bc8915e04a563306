import type { RecurringPayment } from '../../../domain/recurring/detect-recurring.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 for each row: its place among the payments; $2 its amount. The average has as many decimals as money has, or its rows. */
const FIGURES = `
select round(avg(abs(r.amount)), greatest(2, max(scale(r.amount))))::text as average
from unnest($1::integer[], $2::numeric[]) as r (payment, amount)
group by r.payment order by r.payment`;

/** The exact average of each payment's rows, without a sign, as decimal text. It reads no table. */
export async function listRecurringFigures(
  db: Queryable,
  payments: readonly RecurringPayment[],
): Promise<string[]> {
  const rows = payments.flatMap((payment, place) => payment.rows.map((row) => ({ place, row })));
  const values = [rows.map(({ place }) => place), rows.map(({ row }) => row.signedAmount)];
  const found = await db.query<{ average: string }>(FIGURES, values);
  return found.rows.map(({ average }) => average);
}
