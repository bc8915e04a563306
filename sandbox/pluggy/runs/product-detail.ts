import { MEMBERS, type Member } from '../../bank/product-views.ts';
import type { ProductDetail, StatusDetail } from '../state/outcomes.ts';

/**
 * The detail of the products that the item asks for; the others are null. A product of which the bank brought nothing new
 * keeps its time.
 * @param before what the item said until now
 */
export function detailOfProducts(
  detail: StatusDetail,
  {
    products,
    statusDetail: before,
  }: { readonly products: readonly string[]; readonly statusDetail: StatusDetail | null },
  moved: ReadonlySet<Member>,
  at: string,
): StatusDetail {
  const fine: ProductDetail = { isUpdated: true, lastUpdatedAt: at, warnings: [] };
  const members = MEMBERS.map(([member, product]) => {
    if (!products.includes(product)) return [member, null];
    const now = detail[member] ?? fine;
    const known = before?.[member]?.lastUpdatedAt ?? null;
    const isKept = now.isUpdated && known !== null && !moved.has(member);
    return [member, isKept ? { ...now, lastUpdatedAt: known } : now];
  });
  return { ...detail, ...Object.fromEntries(members) };
}
