import { useI18n } from '../i18n/I18nProvider.tsx';
import { type Decimal, signOf } from '../lib/decimal.ts';
import { formatMoney } from '../lib/format-money.ts';
import { usePreferences } from '../lib/preferences.tsx';
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
  const { areAmountsHidden } = usePreferences();
  if (value === null || value === undefined) return <span className="amount amount-plain">{UNKNOWN}</span>;
  if (areAmountsHidden) return <HiddenAmount />;
  const sign = signOf(value);
  const tone = movement
    ? sign === 'positive'
      ? 'in'
      : 'plain'
    : sign === 'negative' && !calm
      ? 'bad'
      : 'plain';
  const text = formatMoney(value, {
    locale: language,
    currencyCode: currencyCode ?? '',
    sign: movement ? 'always' : 'negative',
  });
  return <span className={`amount amount-${tone}`}>{text}</span>;
}

/** The same width for every amount, so that not even its length is told. */
function HiddenAmount() {
  const { t } = useI18n();
  return (
    <span className="amount amount-plain">
      <span aria-hidden="true">••••••</span>
      <span className="visually-hidden">{t.app.hiddenAmount}</span>
    </span>
  );
}
