/**
 * Who is told by e-mail, and when. One mail for a person: once the oldest thing that waits for them has waited for `after`, with all
 * that waits by then. Rights are asked again right before it is written. A line is marked when the mail server has taken the mail: a
 * crash in between sends it twice under one Message-ID, and loses nothing. Without a server things wait, and tries become rarer.
 */
import "server-only";
import { createHmac } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { setMailed, unmailedRows, waitingPeople } from "#db/inbox.ts";
import { personById, wantsMail } from "#db/people.ts";
import { database } from "./database.ts";
import { readerOf } from "./list-inbox.ts";
import { letterOf } from "./mail-letter.ts";
import { MailFailure, type SendMail } from "./mail-sender.ts";
import type { MailSettings } from "./mail-settings.ts";
import { sealingSecret } from "./principal.ts";

type Waiting = Awaited<ReturnType<typeof waitingPeople>>[number];
type Line = Awaited<ReturnType<typeof unmailedRows>>[number];

const second = 1000;
const longestPause = 60 * 60 * second;
const longestBetween = 5 * 60 * second;

/** So many rounds while something waits. */
const roundsPerWait = 5;

/** A round at the moment `now`; resolves to the milliseconds until the next. `say` is for the server's log. */
export function mailRounds(
  { after, site }: Pick<MailSettings, "after" | "site">,
  send: SendMail,
  say: (line: string) => void,
): (now: number) => Promise<number> {
  const usual = Math.min(Math.max(after / roundsPerWait, second), longestBetween);
  /** Rounds in a row in which the server took nothing. */
  let failures = 0;
  /** People whose address was refused: how often, and when it is tried again. */
  const refused = new Map<string, { times: number; until: number }>();

  async function tell(person: Waiting, now: number): Promise<boolean> {
    const before = moment(now - after);
    const lines = await database().read((tx) => linesFor(tx, person, before));
    if (lines.length === 0) return false;
    const { subject, text } = letterOf(person.name, lines, site);
    const to = { name: person.name, address: person.email };
    await send({ to, subject, text, messageId: messageIdOf(person.id, lines, site) });
    await database().write((tx) => setMailed(tx, person.id, lines));
    return true;
  }

  function keepRefused(person: Waiting, { what }: MailFailure, now: number): void {
    const times = (refused.get(person.id)?.times ?? 0) + 1;
    refused.set(person.id, { times, until: now + pause(usual, times) });
    if (times > 1) return;
    say(`The mail server refuses mail to the person ${person.id} (${what}). It is tried again, ever more rarely.`);
  }

  async function tellAll(now: number): Promise<void> {
    const people = await database().read((tx) => waitingPeople(tx, moment(now - after)));
    for (const person of people.filter(({ id }) => (refused.get(id)?.until ?? 0) <= now)) {
      try {
        if (!(await tell(person, now))) continue;
        refused.delete(person.id);
      } catch (error) {
        if (!(error instanceof MailFailure) || error.of === "server") throw error;
        keepRefused(person, error, now);
      }
      // Whatever it thinks of the address: the server is there.
      if (failures > 0) say("The mail server answers again.");
      failures = 0;
    }
  }

  return async (now) => {
    try {
      await tellAll(now);
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      failures += 1;
      if (failures === 1) say(`The mail server takes no mail (${error.what}). Nothing is lost: it is tried again.`);
    }
    return pause(usual, failures);
  };
}

function pause(usual: number, failures: number): number {
  return Math.min(usual * 2 ** failures, Math.max(longestPause, usual));
}

/** None while the oldest that they may see has not waited long enough. */
async function linesFor(tx: Tx, person: Waiting, before: string): Promise<Line[]> {
  const present = await personById(tx, person.id);
  if (present === null || present.removedAt !== null || !(await wantsMail(tx, person.id))) return [];
  const lines = await unmailedRows(tx, readerOf(present));
  return lines[0] !== undefined && lines[0].at <= before ? lines : [];
}

/** The same for the same lines to the same person; nothing can be read off it. */
function messageIdOf(personId: string, lines: readonly Line[], site: URL): string {
  const names = lines.map(({ articleId, seq }) => [articleId, seq]);
  const mac = createHmac("sha256", sealingSecret())
    .update(JSON.stringify([personId, names]))
    .digest("hex");
  return `<${mac.slice(0, 40)}@${site.hostname}>`;
}

function moment(at: number): string {
  return new Date(at).toISOString();
}
