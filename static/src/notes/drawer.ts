// The browser's own database for `Kept`: one a gathering, with a row for each change.

export interface Row {
  id?: number;
  note: string;
  participant: string;
  generation: string;
  schema: number;
  update: Uint8Array;
  at: number;
  refused: boolean;
}

const WORDS = "words";

/** The gathering's database; null where the browser lets nobody have one. */
export function database(gathering: string): Promise<IDBDatabase | null> {
  return new Promise((done) => {
    try {
      const asked = indexedDB.open(`openspace-notes-${gathering}`, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(WORDS, { keyPath: "id", autoIncrement: true });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => done(null);
    } catch {
      done(null);
    }
  });
}

/** All rows, oldest first. */
export function rows(drawer: IDBDatabase | null): Promise<Row[]> {
  if (!drawer) return Promise.resolve([]);
  const asked = drawer.transaction(WORDS).objectStore(WORDS).getAll() as IDBRequest<Row[]>;
  return new Promise((done) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => done([]);
  });
}

/** Write, and wait until it stands; fails where it cannot. */
export function write(
  drawer: IDBDatabase | null,
  act: (words: IDBObjectStore) => void,
  durability: IDBTransactionDurability = "relaxed",
): Promise<void> {
  return new Promise((done, failed) => {
    if (!drawer) return failed(new Error("this browser keeps nothing"));
    const transaction = drawer.transaction(WORDS, "readwrite", { durability });
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
    act(transaction.objectStore(WORDS));
  });
}
