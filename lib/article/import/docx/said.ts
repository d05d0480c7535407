/** A story of the file (a comment, a note) as what somebody said: plain words, and the addresses in them. */
import { addressesIn } from "../addresses.ts";
import type { Said } from "../remark.ts";
import type { Paragraph } from "./paragraph.ts";
import type { Story } from "./read-story.ts";

export function saidOf({ paragraphs }: Story): Pick<Said, "text" | "links"> {
  const text = paragraphs
    .flatMap((paragraph) => paragraph.words().split("\n"))
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
  return { text, links: addressesIn(text, paragraphs.flatMap(linksIn)) };
}

function linksIn(paragraph: Paragraph): { href: string; title: string }[] {
  const titles = new Map<{ href: string }, string>();
  let from = 0;
  for (const { to, format } of paragraph.runs) {
    if (format.link !== null) titles.set(format.link, (titles.get(format.link) ?? "") + paragraph.words(from, to));
    from = to;
  }
  return [...titles].map(([{ href }, title]) => ({ href, title }));
}
