import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Client, rows } from 'pluggy-open-finance/client';

const SALARY = '01010000';
const FIVE_MINUTES_S = 300;

/** Standard Webhooks; the package `standardwebhooks` does the same. @param body the bytes as they came */
export function isGenuine(headers: IncomingHttpHeaders, body: Buffer, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(at)) < FIVE_MINUTES_S)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest();
  return String(signatures)
    .split(' ')
    .some((one) => {
      const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

export interface Salary {
  readonly userId: string;
  readonly id: string;
  readonly day: string | null;
  /** Every digit, as a text. */
  readonly amount: string;
}

interface Hook {
  readonly type: string;
  readonly data: { readonly userId: string; readonly accountId?: string };
}

export interface SalaryOptions {
  readonly client: Client;
  /** Of the endpoint: `whsec_…`. */
  readonly secret: string;
  /** The first day of which you want to hear, such as 2026-11-01. */
  readonly since: string;
  /** Keeps the id; false: it was kept before. A table with a primary key: insert … on conflict do nothing. */
  readonly isNew: (salary: Salary) => Promise<boolean>;
  readonly onSalary: (salary: Salary) => Promise<void>;
}

/** A delivery only says that something changed. What it is now, the API says. */
async function look({ client, since, isNew, onSalary }: SalaryOptions, { data }: Hook): Promise<void> {
  const { userId, accountId } = data;
  const asked = { userId, categoryId: SALARY, type: 'CREDIT', status: 'POSTED', dateFrom: since } as const;
  const choice = accountId === undefined ? asked : { ...asked, accountId: [accountId] };
  for await (const row of rows(client.listTransactions, choice)) {
    const salary = { userId, id: row.id, day: row.localDate, amount: row.signedAmount };
    if (await isNew(salary)) await onSalary(salary);
  }
}

/** Answers at once, and works afterwards. Where the work fails, ask for the deliveries again: `POST …/recover`. */
export function salaryListener(options: SalaryOptions, onError: (error: unknown) => void): RequestListener {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    if (!isGenuine(request.headers, body, options.secret)) return void response.writeHead(401).end();
    response.writeHead(204).end();
    const hook = JSON.parse(body.toString()) as Hook;
    if (hook.type === 'transactions.changed') await look(options, hook);
  };
  return (request, response) => void answer(request, response).catch(onError);
}
