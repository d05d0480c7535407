/**
 * This browser's disk, as far as Stet uses it: sealed values by id in IndexedDB. Nothing is written in plain: each value is
 * encrypted (AES-GCM) under a key that the server hands out to whoever is signed in, and that never leaves the memory of the page.
 * Signing out erases everything, in every tab.
 */

export interface DeviceKey {
  key: CryptoKey;
  /** Tells one sign-in from another. */
  signIn: string;
}

type Shelf = "outboxes" | "drafts";

interface Row {
  id: string;
  person: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const databaseName = "stet";
const shelves: readonly Shelf[] = ["outboxes", "drafts"];
const erasing = "stet device";

const devices = new Map<string, Device>();

/** One for each person in a page: they share its key and its connection. */
export function deviceOf(personId: string): Device {
  const known = devices.get(personId);
  if (known !== undefined) return known;
  const device = new Device(personId);
  devices.set(personId, device);
  return device;
}

export class Device {
  readonly #person: string;
  #database: Promise<IDBDatabase> | null = null;
  #key: Promise<DeviceKey> | null = null;
  #isErased = false;

  constructor(personId: string) {
    this.#person = personId;
    if (typeof BroadcastChannel === "undefined") return;
    new BroadcastChannel(erasing).onmessage = () => {
      this.#isErased = true;
    };
  }

  /** Resolves when the browser says the value survives a crash of the tab. */
  async put(shelf: Shelf, id: string, value: unknown): Promise<void> {
    const { key } = await this.key();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
    if (this.#isErased) throw new Error("The person has signed out: nothing is kept for them any more");
    const row: Row = { id, person: this.#person, iv, sealed };
    await this.#run(shelf, "readwrite", (store) => store.put(row));
  }

  async remove(shelf: Shelf, id: string): Promise<void> {
    await this.#run(shelf, "readwrite", (store) => store.delete(id));
  }

  /** This person's values. One that the present key does not open is left out: it was sealed by a house that is no more. */
  async all<T>(shelf: Shelf): Promise<{ id: string; value: T }[]> {
    const rows = (await this.#run(shelf, "readonly", (store) => store.getAll())) as Row[];
    const own = rows.filter((row) => row.person === this.#person);
    if (own.length === 0) return [];
    const { key } = await this.key();
    const opened = await Promise.allSettled(own.map(async (row) => ({ id: row.id, value: await open<T>(row, key) })));
    return opened.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  }

  async count(shelf: Shelf): Promise<number> {
    const rows = (await this.#run(shelf, "readonly", (store) => store.getAll())) as Row[];
    return rows.filter((row) => row.person === this.#person).length;
  }

  /** Takes everything of everybody off this browser; tabs that are still open keep nothing from now on. */
  async erase(): Promise<void> {
    this.#isErased = true;
    new BroadcastChannel(erasing).postMessage("erased");
    for (const shelf of shelves) await this.#run(shelf, "readwrite", (store) => store.clear());
  }

  /** Asked for once; after a failure again at the next need. */
  key(): Promise<DeviceKey> {
    this.#key ??= askKey().catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }

  async #run(shelf: Shelf, mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    this.#database ??= openDatabase().catch((error: unknown) => {
      this.#database = null;
      throw error;
    });
    const database = await this.#database;
    const transaction = database.transaction(shelf, mode, { durability: "relaxed" });
    const request = work(transaction.objectStore(shelf));
    // Without this a page that goes before the browser has answered takes the write with it.
    transaction.commit();
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("The browser's storage refused"));
    });
  }
}

async function open<T>({ iv, sealed }: Row, key: CryptoKey): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}

async function askKey(): Promise<DeviceKey> {
  const response = await fetch("/api/me/device", { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The key of this device was refused: ${response.status}`);
  const { key, signIn } = (await response.json()) as { key: string; signIn: string };
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  return { key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]), signIn };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      for (const shelf of shelves) request.result.createObjectStore(shelf, { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's storage did not open"));
  });
}
