import { type Decimal, isDecimal } from './decimal.ts';

/**
 * An amount as a person types it, without a sign: `49,90`, `1.234,56`, `49.90`. One or two digits behind the last comma or point
 * are cents; other commas and points part thousands. Null: it is no amount.
 */
export function typedAmount(text: string): Decimal | null {
  const plain = text.replace(/^\s*R\$/, '').replace(/\s/g, '');
  const [, whole = '', cents] = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const amount = cents === undefined ? digits : `${digits}.${cents}`;
  return isDecimal(amount) ? amount : null;
}
