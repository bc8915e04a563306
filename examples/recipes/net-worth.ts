import type { Client } from 'pluggy-open-finance/client';

/** `Intl` takes the digits as a text, so that no amount is rounded on its way to the screen. */
function money(amount: string | null, currency: string | null): string {
  if (amount === null) return '–';
  const format = new Intl.NumberFormat('pt-BR', {
    style: 'currency',
    currency: currency ?? 'BRL',
    maximumFractionDigits: 20,
    minimumFractionDigits: 2,
  });
  return format.format(amount as `${number}`);
}

/** What a person has, owes, and is worth at the end of each month, as lines for a screen. Null is not known yet, never zero. */
export async function netWorthLines(
  client: Client,
  userId: string,
  from: string,
  to: string,
): Promise<string[]> {
  const { results } = await client.readNetWorth({ userId, from, to, by: 'month' });
  return results.map(({ period, currencyCode: currency, cash, investments, cards, loans, net }) =>
    [
      period,
      `contas ${money(cash, currency)}`,
      `investimentos ${money(investments, currency)}`,
      `cartões ${money(cards, currency)}`,
      `empréstimos ${money(loans, currency)}`,
      `patrimônio ${money(net, currency)}`,
    ].join(' · '),
  );
}
