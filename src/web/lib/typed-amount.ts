import { type Decimal, isDecimal } from './decimal.ts';

const TYPED = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+)(?:[.,](\d{1,2}))?$/;

/**
 * An amount as a person types it, without a sign: `49,90`, `1.234,56`, `49.90`. One or two digits behind the last comma or point
 * are cents; other commas or points part groups of three digits. Null: it is no amount, or it may mean two (`12.3456`).
 */
export function typedAmount(text: string): Decimal | null {
  const plain = text.replace(/^\s*R\$/, '').replace(/\s/g, '');
  const [, whole = '', cents] = TYPED.exec(plain) ?? [];
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const amount = cents === undefined ? digits : `${digits}.${cents}`;
  return isDecimal(amount) ? amount : null;
}
