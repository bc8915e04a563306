import { RawJson } from '../json/exact-number.ts';
import { toJson } from '../json/to-json.ts';
import { categories } from './categories.ts';
import { everydayMerchants, instalmentMerchants, type Merchant } from './merchants.ts';
import { hashText } from './mix.ts';
import { cnpjCharacters, isCnpj, withCnpjChecks } from './tax-numbers.ts';

/** A merchant as `GET /merchants` answers it. */
interface MerchantView {
  readonly name: string;
  readonly businessName: string;
  readonly cnpj: string;
  readonly cnae: string;
  readonly category: string;
}

/** The sandbox's merchants by CNPJ. The numbers are made up, with right check digits. */
export const knownMerchants: ReadonlyMap<string, MerchantView> = new Map(
  [...everydayMerchants, ...instalmentMerchants].map(viewOf).map((view) => [view.cnpj, view]),
);

/** Sorts CNPJs into those whose merchant is known, those unknown, and those that are none. */
export function lookUpMerchants(cnpjs: readonly string[]): object {
  const valid = cnpjs.filter(isCnpj).map(cnpjCharacters);
  return {
    foundMerchants: valid.flatMap((cnpj) => knownMerchants.get(cnpj) ?? []),
    notFoundMerchants: valid.filter((cnpj) => !knownMerchants.has(cnpj)),
    invalidCnpjs: cnpjs.filter((cnpj) => !isCnpj(cnpj)),
  };
}

/** Pluggy knows who was paid for some rows only, here for every other merchant. */
const inRows: ReadonlyMap<Merchant, RawJson> = new Map(
  [...everydayMerchants, ...instalmentMerchants]
    .filter((_, index) => index % 2 === 0)
    .map((merchant) => {
      const { name, businessName, cnpj, cnae } = viewOf(merchant);
      return [merchant, new RawJson(toJson({ name, businessName, cnpj, cnae }))];
    }),
);

/** The `merchant` of a row that was paid there; null where Pluggy doesn't know it. */
export function merchantInRow(merchant: Merchant): RawJson | null {
  return inRows.get(merchant) ?? null;
}

function viewOf(merchant: Merchant): MerchantView {
  const root = String(hashText(merchant.name) % 100_000_000).padStart(8, '0');
  return {
    name: merchant.name.toUpperCase(),
    businessName: `${merchant.name.toUpperCase()} COMERCIO E SERVICOS LTDA`,
    cnpj: withCnpjChecks(`${root}0001`),
    cnae: `${merchant.mcc}500`,
    category: categories.get(merchant.categoryId)?.description ?? 'Other',
  };
}
