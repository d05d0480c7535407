/**
 * One short word for the text and the claims of an article at one moment, by which two who hold it find out that they do not hold the
 * same. Each block's hash is kept with its node: after an edit one block is hashed anew.
 */
import type { Node } from "prosemirror-model";
import { hashWords } from "../claim/words-hash.ts";
import type { ArticleState } from "./article-state.ts";

const hashes = new WeakMap<Node, string>();

/** The same for every reader: what some may not see of a claim is not in it. */
export function fingerprintOf({ doc, ranges, claims }: Pick<ArticleState, "doc" | "ranges" | "claims">): string {
  const blocks = doc.children.map(hashOfBlock);
  const places = ranges.ids.map(
    (id, index) => `${id} ${ranges.from[index]} ${ranges.to[index]} ${claims.get(id)?.wordsHash}`,
  );
  return hashWords([...blocks, ...places].join("\n"));
}

function hashOfBlock(block: Node): string {
  const known = hashes.get(block) ?? hashWords(JSON.stringify(block));
  hashes.set(block, known);
  return known;
}
