/** What the browser keeps of one person, in one database of the page's origin. */
const DATABASE = 'last-seen';
const STORE = 'person';
const OWNER = 'owner';
const SEEN = 'seen';

/** One after the other: what is asked for later is done later, also across the opening of the database. */
let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work, work);
  queue = done.catch(() => undefined);
  return done;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const answer = await work(transaction.objectStore(STORE));
    await ended;
    return answer;
  } finally {
    database.close();
  }
}

/** Says whose session this browser is in. What an earlier one left behind is gone afterwards. */
export const own = (owner: string): Promise<void> =>
  inTurn(() =>
    withStore('readwrite', async (store) => {
      if ((await settled(store.get(OWNER))) === owner) return;
      store.clear();
      store.put(owner, OWNER);
    }),
  );

/** Keeps what was seen, unless the session has ended since: another tab may have signed out. */
export const keep = (owner: string, seen: unknown): Promise<void> =>
  inTurn(() =>
    withStore('readwrite', async (store) => {
      if ((await settled(store.get(OWNER))) === owner) store.put(seen, SEEN);
    }),
  );

export const read = (): Promise<unknown> =>
  inTurn(() => withStore('readonly', (store) => settled<unknown>(store.get(SEEN))));

/** Nothing of anybody is left. */
export const forget = (): Promise<void> =>
  inTurn(() =>
    withStore('readwrite', async (store) => {
      store.clear();
    }),
  );
