/**
 * What a mail says: how many things of which kind wait, from whom, and where to read them. A mail leaves the house and lies in places
 * nobody here knows, so it never holds copy, titles, notes, claims or sources.
 */
import "server-only";
import type { ConcernKind } from "../log/whom-it-concerns.ts";

export interface Told {
  kind: ConcernKind;
  byName: string;
}

const said: Record<ConcernKind, readonly [one: string, several: (count: number) => string]> = {
  assigned: ["assigned a claim to you", (count) => `assigned ${count} claims to you`],
  mentioned: ["mentioned you", (count) => `mentioned you ${count} times`],
  returned: ["returned a claim", (count) => `returned ${count} claims`],
  asked: ["asked you a question", (count) => `asked you ${count} questions`],
  answered: ["closed a query of yours", (count) => `closed ${count} queries of yours`],
  accepted: ["accepted a correction of yours", (count) => `accepted ${count} corrections of yours`],
  declined: ["declined a correction of yours", (count) => `declined ${count} corrections of yours`],
  "signed-off": ["signed an article off", (count) => `signed ${count} articles off`],
  reopened: ["reopened an article", (count) => `reopened ${count} articles`],
};

export function letterOf(name: string, told: readonly Told[], site: URL): { subject: string; text: string } {
  const groups = Map.groupBy(told, ({ byName, kind }) => JSON.stringify([byName, kind]));
  const lines = [...groups.values()].map((group) => {
    const { byName, kind } = group[0]!;
    const [one, several] = said[kind];
    return `- ${oneLine(byName)} ${group.length === 1 ? one : several(group.length)}`;
  });
  const count = told.length === 1 ? "1 thing waits" : `${told.length} things wait`;
  const text = [
    `${oneLine(name)},`,
    `${count} for you in Stet:`,
    lines.join("\n"),
    `Read ${told.length === 1 ? "it" : "them"}: ${new URL("/inbox", site)}`,
    `No words of any article are sent by e-mail. To get no more of these mails: ${new URL("/account", site)}`,
  ];
  return { subject: `Stet: ${count} for you`, text: `${text.join("\n\n")}\n` };
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}
