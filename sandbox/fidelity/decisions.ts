import { type Backing, type Decision, DOCUMENTED, INFERRED, INVENTED, SEEN } from './decision.ts';
import { itemDecisions } from './item-decisions.ts';

export type { Decision };

const backed: Readonly<Record<string, Backing>> = {
  'auth.bad-key': [
    DOCUMENTED,
    'A missing, malformed or expired X-API-KEY answers 403 without codeDescription.',
    'The published description says 403; the page of error codes says 401. Clients tell the expired key from a real refusal by the missing code.',
  ],
  'auth.connect-token-refusal': [
    INFERRED,
    'A connect token where an API key is needed answers the same codeless 403.',
    'The documents say that it is refused, not with which body.',
  ],
  'auth.connect-token-reach': [
    INFERRED,
    'A connect token may also list connectors, make items, update its own items and answer their MFA.',
    'Documented are only reading items and reduced accounts, but the official browser client does all of these with it.',
  ],
  'auth.token-signature': [
    INFERRED,
    'API keys and connect tokens are JWTs signed with HS256.',
    'Clients only decode them, to read `exp` and `clientId`. The live connect token was seen with RS256, whose public key nobody publishes.',
  ],
  'auth.ip-allowlist': [
    DOCUMENTED,
    'With SANDBOX_IP_ALLOWLIST set, POST /auth and every call with an API key from another address answer 403 CLIENT_IP_NOT_ALLOWED; connect tokens work anywhere.',
    'The code and the exemption are documented, the rest of the body is not.',
  ],
  'connect-token.unknown-members': [
    INVENTED,
    'POST /connect_token refuses members other than `itemId` and `options` with 400.',
    'Options outside `options` have no effect or are refused, says the documentation; a refusal shows the mistake.',
  ],
  'errors.error-id': [
    SEEN,
    'Every refusal carries an `errorId`.',
    'Undeclared, but live answers were seen with it.',
  ],
  'errors.unknown-query': [
    SEEN,
    'GET /v2/transactions refuses unknown parameters: "property <name> should not exist".',
    'Seen there. Whether the other lists are as strict is not known; here they are not.',
  ],
  'errors.malformed-id': [
    SEEN,
    'A malformed UUID answers 400, a well-formed unknown one 404.',
    'Seen live; the documents show neither side by side.',
  ],
  'connectors.ids': [
    INVENTED,
    'Sandbox connectors keep the numbers that are known (0, 1, 3, 200, 600), Itaú is 601; 2 and 4 to 9 and the other banks are numbered here.',
    'Pluggy names its sandbox flows without their numbers. Look connectors up by name, never by number.',
  ],
  'connectors.real-names': [
    INVENTED,
    "Banks with real names let anybody in whose CPF is well formed, through the mock bank's page.",
    "A demonstration needs the list of banks that people know. They are not in Pluggy's sandbox, so they carry isSandbox false.",
  ],
  ...itemDecisions,
  'transactions.next': [
    SEEN,
    'The `next` of v2 is relative and carries `accountId` and `after`, not the other filters.',
    'Relative in the published description and live; absolute in the tests of a client. Whether it keeps filters is not known.',
  ],
  'transactions.cursor': [
    SEEN,
    'A cursor is the Base64 of `<date>|<id>`; a broken one answers 400.',
    'Seen live. Treat it as opaque.',
  ],
  'transactions.members': [
    SEEN,
    'All 23 members are always there, null when empty; members of the objects inside are left out when empty.',
    'Seen on the wire; the description marks most as optional.',
  ],
  'transactions.date-and-created': [
    INVENTED,
    'dateFrom together with createdAtFrom answers 400.',
    'Nothing is said of the pair; a client that sends both is confused.',
  ],
  'transactions.merchant': [
    SEEN,
    'About a fifth of the rows name the merchant, on card purchases at half of the shops.',
    'Measured on live rows, where it was 22 %. Which rows is not known.',
  ],
  'transactions.pending-identity': [
    DOCUMENTED,
    'Of the pending rows that are posted, every third comes back under a new id, the rest keep theirs.',
    'That ids may change is documented, how often is not.',
  ],
  'transactions.v1': [
    SEEN,
    'GET /transactions answers 410 unless SANDBOX_TRANSACTIONS_V1 is on.',
    'New applications see 410; its body is not published.',
  ],
  'category-rules.effect': [
    INVENTED,
    'A category rule files the rows that syncs bring after it was made, by `description` without regard to case; the newest that matches goes first, and a category set by hand before all. A removed rule leaves what it filed.',
    'When and on which rows a rule works is not documented. Rows that were there before keep their category, so nothing changes without a sync.',
  ],
  'statements.link': [
    INVENTED,
    'The link to a statement holds for half an hour, and leads to a text, not a PDF.',
    'Links are said to expire; a sandbox has nothing to print.',
  ],
  'categories.envelope': [
    INFERRED,
    'GET /categories answers the page envelope.',
    'The description has the envelope, an older example a bare array; the Node client reads `results`.',
  ],
  'webhooks.deadline': [
    DOCUMENTED,
    'Five seconds for a 2xx.',
    'The newest pages say ten. The stricter one catches the slow receiver.',
  ],
  'webhooks.retries': [
    DOCUMENTED,
    'Three tries at once, three after 15 minutes, three after two hours; login_succeeded has three in all.',
    'Two older generations of the text say 1 h and 2 h, or 15 min and 2 h; the newest names no schedule.',
  ],
  'webhooks.which-status': [
    DOCUMENTED,
    'Every answer but 2xx is tried again, except 401.',
    'The newest page says that some statuses are never tried again and names only 401; older pages retry them all.',
  ],
  'webhooks.disabled': [
    INVENTED,
    'Ten events in a row of which every try failed disable a webhook; PATCH with `enabled` brings it back.',
    'That it may happen is documented, the threshold is not.',
  ],
  'oauth.way-back': [
    DOCUMENTED,
    'On a computer the window that the widget opened for the bank closes itself; on a phone, and where no window was opened, the browser goes to oauthRedirectUri with `itemId` and `success`.',
    'What tells a phone is the name of its browser. `success` was seen by one report only.',
  ],
  'webhooks.signing': [
    INVENTED,
    'Nothing is signed unless a header, an algorithm and a secret are configured; then it is the hexadecimal HMAC of the body.',
    'The newest pages speak of a signature that one turns on; header, algorithm and what is signed are not public.',
  ],
  'webhooks.url-rules': [
    INFERRED,
    'Unless SANDBOX_STRICT_URLS is on, webhooks and redirects may be plain http to this machine, private networks and names without a dot. Names are never looked up.',
    'Pluggy takes public https addresses on port 443 only, which no program under development has.',
  ],
  'webhooks.order': [
    INFERRED,
    'item/login_succeeded, then item/created or item/updated, then transactions/deleted, created, updated by account; one after the other to each address.',
    'Only the first place is documented. Receivers must not rely on the rest.',
  ],
  'webhooks.client-id': [
    DOCUMENTED,
    'Every event carries `clientId`; no event carries the deprecated `id`.',
    'The newest recipe; older client types have `id` everywhere.',
  ],
  'webhooks.item-all': [
    DOCUMENTED,
    'item/all is a valid subscription.',
    'The reference page and an example have it, the enumeration in the description does not.',
  ],
  'webhooks.created-link': [
    DOCUMENTED,
    'createdTransactionsLink points to v2.',
    'Documented for new applications; one report saw v1.',
  ],
  'webhooks.headers-hidden': [
    DOCUMENTED,
    'Custom headers of a webhook are never shown.',
    'The documents say so of the dashboard; one report saw them in GET /webhooks.',
  ],
  'webhooks.deleted-block': [
    INFERRED,
    'transactions/updated comes in blocks of 400 ids, transactions/deleted in one.',
    'The block is documented for updated only.',
  ],
  'limits.rate': [
    DOCUMENTED,
    'With SANDBOX_RATE_LIMITS on, the published limits count per address, operation and minute of the clock; `Retry-After` says 1.',
    'Pluggy says 60, which no test can wait for (SANDBOX_RETRY_AFTER). Operations without a published limit have none.',
  ],
  'limits.hourly-floor': [
    DOCUMENTED,
    'With SANDBOX_HOURLY_FLOOR on, the application may update an item once an hour; connect tokens are exempt.',
    'Documented for client ids since August 2026, so off by default.',
  ],
  'limits.quotas': [
    DOCUMENTED,
    'With SANDBOX_QUOTAS on, a sync beyond the monthly limit of a product ends in PARTIAL_SUCCESS with warning 423 there.',
    'The limits are documented; which calls of a sync count against which of them is inferred.',
  ],
  'sandbox.sync-time': [
    INVENTED,
    'A sync takes three seconds (SANDBOX_SYNC_MS).',
    'The live sandbox takes half a minute to four minutes; nobody wants to wait for it here.',
  ],
  'sandbox.clock': [
    INVENTED,
    'Letting a bank move on by days moves the clock of the whole sandbox with it.',
    'Otherwise the newest rows would lie in the future, and automatic syncs and retries in the past.',
  ],
  'sandbox.card-balance': [
    DOCUMENTED,
    'The balance of a card is what is used of its limit, positive.',
    'Measured at Open Finance banks, instalments to come included; the sample of the documentation shows a negative one.',
  ],
  'sandbox.dates': [
    SEEN,
    'Bills and products are dated at midnight UTC at real banks and at 03:00Z at the sandbox connectors; rows of every other real bank and the cards of connector 0 are days, the others instants. At Open Finance banks with instants every third purchase was made between 21:00 and midnight, Brasilia time.',
    'Both kinds were seen live. Which bank is of which kind, and how many purchases fall into the evening, is chosen here; the control API makes either kind.',
  ],
  'sandbox.bills': [
    SEEN,
    "The payment of a bill carries the next bill's id and stands in its `payments`; total(N) + charges(N+1) = payments(N+1) where a bill is paid in full.",
    'Seen on three live cards, and named by Pluggy as the check. Late fees and interest are rows of the next bill here.',
  ],
  'sandbox.instalments-at-once': [
    INFERRED,
    'At some banks all instalments are posted on the day of the purchase, under the id of the first bill; later bills have their part in the total without a row.',
    'Live cards were seen to post several at once; which id they carry is not told.',
  ],
  'sandbox.forecast': [
    SEEN,
    'Pending instalments from the eighth on have billForecastDate 0001-01.',
    'Live banks send it for some later bill; for which instalments is chosen here.',
  ],
  'consents.end': [
    INFERRED,
    'Consents do not end, but at Inter Empresas after a year. A consent that ended hides the data, keeps revokedAt null, and the next sync ends in USER_AUTHORIZATION_REVOKED.',
    'Documented are the year of that bank and the empty answers. Which code the sync of an ended consent has is not told.',
  ],
  'auth.form': [
    INFERRED,
    'Bodies may be forms, and paths may end with a slash; POST /connecttokens is POST /connect_token.',
    "Clients that were written for the live API do so; the last is the Java client's only way to a connect token.",
  ],
  'tax-numbers.letters': [
    DOCUMENTED,
    'A CNPJ may have letters, and the form asks for it as a text.',
    'Issued since July 2026. As a number, phones would offer no letters.',
  ],
  'sandbox.own-banks': [
    INVENTED,
    'Items of one clientUserId at different banks are one person: transfers between their checking accounts stand on both sides, and the later bank knows the person by the name of the first. When a bank is connected, the others are synced to show their side.',
    'Live sandbox items know nothing of each other; who reconciles transfers needs both sides. A company of the person counts as theirs.',
  ],
  'sandbox.investments': [
    INVENTED,
    'Tax on funds takes units in May and November, portability carries units away without an amount, amortisation pays back principal and lowers the price of a unit.',
    'The kinds of movements are described in a sentence each.',
  ],
  'sandbox.data': [
    INVENTED,
    'Names, merchants, amounts and dates are made up from the seed.',
    'Pluggy advises against relying on concrete values of its sandbox.',
  ],
};

/** Every decision, in the order of the documents. */
export const decisions: readonly Decision[] = Object.entries(backed).map(
  ([id, [confidence, decided, why]]) => ({ id, decided, why, confidence }),
);
