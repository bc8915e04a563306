import { type Backing, DOCUMENTED, INFERRED, INVENTED, SEEN } from './decision.ts';

/** What is decided about items, their consents and their live balances; part of `fidelity.ts`. */
export const itemDecisions: Readonly<Record<string, Backing>> = {
  'items.create-status': [
    DOCUMENTED,
    'POST /items answers 200 with UPDATING and CREATED.',
    'The guides show it; the moment at which CREATED becomes LOGIN_IN_PROGRESS is free.',
  ],
  'items.oauth-url-time': [
    SEEN,
    'The address of the bank appears a moment after the creation, not in its answer.',
    'The documents suggest at once; about two seconds were measured. A client that handles the later handles both.',
  ],
  'items.oauth-return': [
    SEEN,
    'The person returns to oauthRedirectUri with `itemId` and `success` appended.',
    '`itemId` is confirmed, `success` was seen once.',
  ],
  'items.step-lifetimes': [
    INVENTED,
    'An MFA question expires after 5 minutes, a visit to the bank after 10.',
    'The fields exist, their values are published nowhere.',
  ],
  'items.qr': [
    INVENTED,
    'A QR code lies in `userAction.attributes.qr` as a data address, changes every four seconds, and counts as scanned after a while.',
    'Documented is the type `qr` and that the picture changes quickly; nobody scans what a sandbox shows.',
  ],
  'items.device-authorization': [
    INVENTED,
    'An outstanding device authorisation comes by itself after thirty minutes, or at once through the control API; then the item syncs.',
    'Some thirty minutes are documented for one bank, the shape of the step is not.',
  ],
  'items.joint-account': [
    INVENTED,
    'The joint account asks which holder the person is.',
    'The flow is named; its prompts are not described.',
  ],
  'items.slow-authorization': [
    INVENTED,
    'The CPF 390.533.447-05 is a bank that takes the time of ten syncs to confirm.',
    'A slow case is mentioned without its CPF.',
  ],
  'items.one-time-code': [
    INVENTED,
    'A one-step code that the last sync used is refused for a minute, then counts as new.',
    'Its refusal is documented; the only right code of a sandbox is always the same.',
  ],
  'items.same-credentials': [
    INVENTED,
    'ITEM_IS_ALREADY_UPDATING looks at items of the same clientUserId only.',
    'The sandbox users belong to everybody, so equal credentials alone say nothing.',
  ],
  'items.encrypted-parameters': [
    INFERRED,
    'Encrypted `parameters` answer 400 unless SANDBOX_PRIVATE_KEY can read them, as RSA-OAEP with SHA-1 or SHA-256.',
    'RSA-OAEP is documented, its hash is not; the live key pair belongs to the live application.',
  ],
  'items.quotas': [
    INFERRED,
    'With SANDBOX_QUOTAS=on a new connection counts one call of account list, old transactions, identity and loans (4 a month each), an update one of balance (420), card limits and recent transactions (240 each) and investments (120); months are UTC. Only the status tells: the data stay.',
    'The limits are documented, and that an exhausted one gives PARTIAL_SUCCESS with warning 423.',
  ],
  'items.list': [
    SEEN,
    'GET /items answers 401 without a code.',
    'There is no list of items, says the documentation; the live API was seen to answer 401.',
  ],
  'items.creation-limit': [
    DOCUMENTED,
    'With SANDBOX_ITEMS_LIMIT set, one more item answers 409 ITEM_CREATION_LIMIT_EXCEEDED with `data.itemsLimit`, to connect tokens too; a deleted item makes room.',
    'The answer is described; what counts against the limit is inferred.',
  ],
  'items.creation-by-api': [
    INFERRED,
    'With SANDBOX_ITEM_CREATION=widget, POST /items with an API key answers 403 CREATE_ITEMS_API_FREE_DISABLED.',
    'The code belongs to the free tier; whether its status is 400 or 403 is not known.',
  ],
  'items.updates-disabled': [
    INFERRED,
    'SANDBOX_ITEM_UPDATES refuses every PATCH with 400: SANDBOX_CLIENT_ITEM_UPDATE_NOT_ALLOWED (`sandbox`) or CLIENT_HAS_ITEM_UPDATES_DISABLED (`off`), with a connect token too.',
    'Both codes are documented without their conditions.',
  ],
  'items.other-account': [
    INFERRED,
    'A PATCH with the credentials of another person than the one who connected the item answers 400 ITEM_ORIGINAL_CONNECTED_WITH_DIFFERENT_ACCOUNT. Users that stand for a failure are taken.',
    'The code is documented, and when it comes is not; tests let items fail by those users.',
  ],
  'items.other-errors': [
    INFERRED,
    'MERGE_ERROR, CREATE_ERROR and ERROR have users of their own here, and leave the item OUTDATED.',
    'They stand among the execution statuses without a user or a status.',
  ],
  'items.approvers': [
    INFERRED,
    'Where further signatures are needed and will come, the first sync ends with warning 002 on the accounts and the data there; after a while, or at once through the control API, everybody has signed and a sync ends without a warning.',
    'The warning until all have approved is documented, what the item shows meanwhile is not.',
  ],
  'items.what-a-sync-brings': [
    INFERRED,
    "Every later sync, asked for or not, brings the bank to the clock's day. On one day a bank has nothing new, unless the control API says so.",
    'Documented is that a sync reads what is new; live sandbox data change daily or weekly, say two pages.',
  ],
  'items.partial-data': [
    INVENTED,
    'While a sync could not read the bank accounts, the API shows cards alone, and the bank accounts again after a sync that could.',
    'What the API shows of a product that failed in a later sync is not documented; to show nothing is what a backend must survive.',
  ],
  'consents.after-delete': [
    INFERRED,
    'After DELETE of an item its consent is gone: an empty list by item, 404 CONSENT_NOT_FOUND by id.',
    "The deletion revokes the consent and removes the data, says the documentation; an item's accounts were seen to be an empty list.",
  ],
  'consents.revoked': [
    INFERRED,
    'A consent taken back at the bank carries `revokedAt`, and the data stay hidden until the person has given another one, also while they are on the way.',
    'Documented is that products answer empty until the user renews.',
  ],
  'balance.refusals': [
    INVENTED,
    'Five people at Open Finance banks are told no balance, by CPF: 403, 404, 429, 500 and 502. An OFFLINE bank answers 502. With SANDBOX_QUOTAS on, a balance counts against the 420 questions a month that the syncs of the same person at the same bank ask too, and then answers 429.',
    'The answers are described, who gets them is not. That a balance counts, and that every update asks for one, is documented.',
  ],
  'items.auto-sync': [
    DOCUMENTED,
    'An item syncs by itself a day after a success and an hour after a failure that may pass; never after a login error, nor where a person must answer each time.',
    'Plans have 24, 12 or 8 hours. Pluggy leaves sandbox items alone; here they show what production does.',
  ],
  'items.offline-bank': [
    INFERRED,
    'A new item at a connector that is OFFLINE is refused; a sync of an existing one ends in SITE_NOT_AVAILABLE.',
    'CONNECTOR_OFFLINE is documented for the creation.',
  ],
  'items.consent-revoked': [
    INFERRED,
    'A consent revoked at the bank gives LOGIN_ERROR with USER_AUTHORIZATION_REVOKED, and the data are no longer shown. The scenario consent-revoked-unnoticed lets the item say so with its next sync only, while the data are empty at once.',
    'The code is documented, and that the data are empty at once; the status is not, nor when it changes.',
  ],
  'items.failure-status': [
    INFERRED,
    'LOGIN_ERROR where only the person can help (credentials, lock, reset, authorisation refused); OUTDATED for all other failures.',
    'Documented for INVALID_CREDENTIALS and CONNECTION_ERROR only.',
  ],
  'items.wrong-password': [
    INFERRED,
    'Any user with a password other than password-ok, and any unknown user, ends in INVALID_CREDENTIALS.',
    'The table of sandbox users lists one bad pair.',
  ],
  'items.mfa-refusals': [
    INFERRED,
    'Refusals of POST /items/:id/mfa answer 400.',
    'Their codes are documented, their HTTP status is not; a comment in the browser client speaks of 404.',
  ],
  'items.partial-success': [
    DOCUMENTED,
    'PARTIAL_SUCCESS is an executionStatus; the status is UPDATED.',
    'One documented payload shows it as status, the enumerations of the clients do not.',
  ],
  'items.status-detail-key': [
    DOCUMENTED,
    'statusDetail says `investmentsTransactions`.',
    'The published description; the Node client types it `investmentTransactions`.',
  ],
  'items.status-detail-when': [
    INFERRED,
    'statusDetail is there after every sync that succeeded, and a product of which the bank brought nothing new keeps its time.',
    'A comment in the Node client ties it to PARTIAL_SUCCESS; warnings on a success show it too. A time for each product says more than none, and an account keeps its `updatedAt` in the same way.',
  ],
  'items.duplicates': [
    DOCUMENTED,
    'ITEM_USER_ALREADY_EXISTS answers 400 with `items`; only connections of the same clientUserId that worked count.',
    'The published description says 400; a fixture elsewhere files it under 409. That failed attempts do not block the right one is our choice, and so is that two people may each connect the same test user: Pluggy documents that it compares credentials, and real ones belong to one person.',
  ],
  'items.unknown-item-accounts': [
    SEEN,
    'GET /accounts for a deleted or unknown item answers 200 with an empty list.',
    'Seen live after a deletion.',
  ],
  'items.delete': [
    DOCUMENTED,
    'DELETE answers 200 with `{ count: 1 }`.',
    'The published description and the official tests; a guide says 204.',
  ],
};
