/**
 * Reads Web Annotations as other people's programs would: each claim's number from its label, its words and place from the
 * selectors of its target. An unplaced claim has no selector, and its words in the label.
 */
import { foldWords } from "../article/document-text.ts";
import type { ReadBack, ReadClaim } from "./read-back.ts";

interface Selector {
  type: string;
  exact?: string;
  prefix?: string;
  suffix?: string;
  start?: number;
  end?: number;
}

interface Annotation {
  id: string;
  label: string;
  target: string | { selector: readonly Selector[] };
}

export function readBackAnnotations(written: string): ReadBack {
  const collection = JSON.parse(written) as { total: number; first: { items: readonly Annotation[] } };
  const { items } = collection.first;
  const problems = [
    ...(written.includes("<") ? ["a tag"] : []),
    ...(collection.total === items.length ? [] : ["another number of annotations than it says"]),
    ...(new Set(items.map(({ id }) => id)).size === items.length ? [] : ["two annotations of one id"]),
  ];
  return { text: null, claims: items.map(claimOf), problems };
}

function claimOf({ label, target }: Annotation): ReadClaim {
  const [, number, unplaced] = /^Claim (\d+)(?:, unplaced: (.*))?$/s.exec(label) ?? [];
  if (typeof target === "string") return { number: Number(number), words: unplaced ?? "", place: null };
  const quote = target.selector.find(({ type }) => type === "TextQuoteSelector");
  const position = target.selector.find(({ type }) => type === "TextPositionSelector");
  const { exact = "", prefix = "", suffix = "" } = quote ?? {};
  const { start: from = -1, end: to = -1 } = position ?? {};
  return { number: Number(number), words: foldWords(exact), place: { exact, prefix, suffix, from, to } };
}
