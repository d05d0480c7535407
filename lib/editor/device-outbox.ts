/**
 * Unsent work on this browser's disk. A tab holds a Web Lock for each outbox it keeps, for as long as it lives: an outbox whose lock
 * is free was left by a tab that is gone.
 */
import type { Device } from "./device.ts";
import type { LeftRecord, OutboxRecord, OutboxStore } from "./outbox-record.ts";

interface Kept {
  record: OutboxRecord;
  signIn: string;
}

export function deviceOutbox(device: Device): OutboxStore {
  const held = new Set<string>();

  /** False when another tab holds it. */
  async function hold(id: string): Promise<boolean> {
    if (held.has(id)) return true;
    if (!(await holdLock(`stet outbox ${id}`))) return false;
    held.add(id);
    return true;
  }

  return {
    async keep(record) {
      await hold(record.id);
      const { signIn } = await device.key();
      await device.put("outboxes", record.id, { record, signIn } satisfies Kept);
    },
    drop: (id) => device.remove("outboxes", id),
    async takeLeft(articleId) {
      const left: LeftRecord[] = [];
      for (const { id, value } of await device.all<Kept>("outboxes")) {
        if (value.record.articleId !== articleId || held.has(id) || !(await hold(id))) continue;
        const { signIn } = await device.key();
        left.push({ record: value.record, isOfThisSignIn: value.signIn === signIn });
      }
      return left;
    },
  };
}

/** Resolves to whether it was free; it is given back when the page is gone. */
function holdLock(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<never>(() => {});
    });
    request.catch(reject);
  });
}
