import { createHmac, timingSafeEqual } from 'node:crypto';
import { balanceCents } from '../bank/account-view.ts';
import { money } from '../bank/money.ts';
import { type Statement, statementMonth, statementsOf, statementText } from '../bank/statements.ts';
import { ApiError, notAuthorized } from '../pluggy/rules/ApiError.ts';
import { askForBalance, refuseRevokedBalance } from '../pluggy/rules/balance-rules.ts';
import type { World } from '../pluggy/state/World.ts';
import { requireApplication } from './authenticate.ts';
import { type FoundAccount, findAccount } from './find-account.ts';
import type { Router } from './Router.ts';
import { pageOf, requireUuid } from './read-input.ts';

/** Pluggy's links to statements hold this long. */
const LINK_MS = 30 * 60_000;

/** What an account has to tell besides itself: its balance at this moment, and its statements. */
export function addAccountDetailRoutes(router: Router, world: World): void {
  router.change('GET', '/accounts/:id/balance', ({ headers, params }) => {
    requireApplication(world, headers);
    const found = requireBalanceAccount(world, requireUuid('id', params['id']));
    const { item, books, account } = found;
    askForBalance(world, item);
    const nowMs = world.nowMs();
    account.updatedAtMs = nowMs;
    if (item.history !== null) {
      const balanceReads = { ...item.history.balanceReads, [account.id]: nowMs };
      item.history = { ...item.history, balanceReads };
    }
    return {
      status: 200,
      json: {
        balance: money(books.profile, balanceCents(books, account)),
        blockedBalance: money(books.profile, 0),
        automaticallyInvestedBalance: money(books.profile, 0),
        currencyCode: 'BRL',
        updateDateTime: new Date(nowMs),
      },
    };
  });

  router.on('GET', '/accounts/:id/statements', ({ headers, params }) => {
    requireApplication(world, headers);
    const found = findAccount(world, requireUuid('id', params['id']));
    if (found === undefined || found.account.spec.kind === 'CREDIT_CARD') {
      return { status: 200, json: pageOf([]) };
    }
    const expiresAtMs = world.nowMs() + LINK_MS;
    const views = statementsOf(found.books, found.account).map((statement) => ({
      id: statement.id,
      monthYear: statementMonth(statement),
      url: linkTo(world, found, statement, expiresAtMs),
    }));
    return { status: 200, json: pageOf(views) };
  });

  // The signature is the credential: whoever has the link may read, as with a signed link of a file store.
  router.on('GET', '/statements/:account/:id', ({ params, query }, response) => {
    const [accountId = '', id = ''] = [params['account'], params['id']];
    const expires = query.get('expires') ?? '';
    const isGenuine = isSame(signatureOf(world, accountId, id, expires), query.get('signature') ?? '');
    if (!isGenuine || Number(expires) < world.nowMs()) throw notAuthorized();
    const found = findAccount(world, accountId);
    const statement = found && statementsOf(found.books, found.account).find((one) => one.id === id);
    if (found === undefined || statement === undefined) throw new ApiError(404, undefined, 'Not Found');
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(statementText(found.account, statement));
    return { streamed: true };
  });
}

/** An unknown account is answered without a code; what Open Finance doesn't cover, with one. */
function requireBalanceAccount(world: World, id: string): FoundAccount {
  refuseRevokedBalance(world.itemOfAccount(id));
  const found = findAccount(world, id);
  if (found === undefined) throw new ApiError(404, undefined, 'account not found');
  if (!found.books.profile.isOpenFinance || found.account.spec.kind === 'CREDIT_CARD') {
    throw new ApiError(
      400,
      'BALANCE_INVALID_REQUEST',
      'the balance is available for Open Finance bank accounts only',
    );
  }
  return found;
}

function linkTo(world: World, { account }: FoundAccount, { id }: Statement, expiresAtMs: number): string {
  const signature = signatureOf(world, account.id, id, String(expiresAtMs));
  return `${world.publicUrl}/statements/${account.id}/${id}?expires=${expiresAtMs}&signature=${signature}`;
}

function signatureOf(world: World, accountId: string, id: string, expires: string): string {
  return createHmac('sha256', world.state.tokenSecret)
    .update(`statement/${accountId}/${id}/${expires}`)
    .digest('hex');
}

function isSame(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}
