import { randomUUID } from 'node:crypto';
import type { AccountId } from '../../src/domain/ids.ts';
import { generateBanks } from '../write-path/generate-banks.ts';

/** A row as the sandbox makes it, without what tells it apart from others. */
export interface Template {
  /** The row's JSON object after `id` and `accountId`, up to its end. */
  readonly rest: string;
  readonly date: string;
  readonly amount: string;
  readonly currencyCode: string;
  readonly type: string;
  readonly status: string;
}

const TEMPLATES = 500;

interface WireRow {
  readonly id: string;
  readonly accountId: string;
  readonly date: string;
  readonly amount: number;
  readonly currencyCode: string;
  readonly type: string;
  readonly status: string;
}

/** @param page Pluggy's answer; the amounts of bulk rows have two digits, which a float keeps */
export function templatesOf(page: Buffer): Template[] {
  const { results } = JSON.parse(page.toString()) as { results: WireRow[] };
  return results.map(({ id: _, accountId: __, ...rest }) => ({
    rest: JSON.stringify(rest).slice(1),
    date: rest.date,
    amount: String(rest.amount),
    currencyCode: rest.currencyCode,
    type: rest.type,
    status: rest.status,
  }));
}

export async function makeTemplates(seed: number): Promise<Template[]> {
  const [bank] = await generateBanks({ banks: 1, rows: TEMPLATES, seed });
  return bank?.accounts.flatMap(({ pages }) => pages.flatMap(({ body }) => templatesOf(body))) ?? [];
}

/** A page of rows that nobody has seen yet. */
export function freshPage(templates: readonly Template[], accountId: AccountId): Buffer {
  const rows = templates.map(({ rest }) => `{"id":"${randomUUID()}","accountId":"${accountId}",${rest}`);
  return Buffer.from(`{"results":[${rows.join(',')}],"next":null}`);
}
