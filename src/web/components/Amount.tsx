import { useI18n } from '../i18n/I18nProvider.tsx';
import { type Decimal, signOf } from '../lib/decimal.ts';
import { formatMoney } from '../lib/format-money.ts';
import { UNKNOWN } from '../lib/unknown.ts';

export interface AmountProps {
  /** Null: not known. */
  value: Decimal | null | undefined;
  /** Null: not known; the figure stands alone then. */
  currencyCode: string | null | undefined;
  /** Money in or out rather than a balance: written with its plus or minus, and coloured. */
  movement?: boolean;
  /** A minus is no bad news, as on a card that was paid too much. */
  calm?: boolean;
}

export function Amount({ value, currencyCode, movement = false, calm = false }: AmountProps) {
  const { language } = useI18n();
  if (value === null || value === undefined) return <span className="amount amount-plain">{UNKNOWN}</span>;
  const sign = signOf(value);
  const tone = movement ? sign : sign === 'negative' && !calm ? 'negative' : 'plain';
  const text = formatMoney(value, {
    locale: language,
    currencyCode: currencyCode ?? '',
    sign: movement ? 'always' : 'negative',
  });
  return <span className={`amount amount-${tone}`}>{text}</span>;
}
