import { useI18n } from '../i18n/I18nProvider.tsx';
import { type Decimal, signOf } from '../lib/decimal.ts';
import { formatMoney } from '../lib/format-money.ts';

export interface AmountProps {
  value: Decimal;
  currencyCode: string;
  /** Money in or out rather than a balance: written with its plus or minus, and coloured. */
  movement?: boolean;
}

export function Amount({ value, currencyCode, movement = false }: AmountProps) {
  const { language } = useI18n();
  const sign = signOf(value);
  const tone = movement ? sign : sign === 'negative' ? 'negative' : 'plain';
  const text = formatMoney(value, { locale: language, currencyCode, sign: movement ? 'always' : 'negative' });
  return <span className={`amount amount-${tone}`}>{text}</span>;
}
