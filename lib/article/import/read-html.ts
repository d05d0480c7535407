/** An HTML page, or what a browser or a word processor copied, as the article's blocks. */
import type { ReadArticle } from "./front-lines.ts";
import { parsePage } from "./html-page.ts";
import type { Reading } from "./html-place.ts";
import { walkPage } from "./html-walk.ts";
import type { Losses } from "./losses.ts";
import { withWordLists } from "./word-lists.ts";

/** `anchorTag` names the elements that anchor remarks (anchored.ts), in what a reader of some other format wrote. */
export function readHtml(
  content: string,
  title: string | undefined,
  losses: Losses,
  anchorTag: string | null = null,
): ReadArticle {
  const page = parsePage(withWordLists(content));
  const reading: Reading = { losses, base: page.base, title, anchorTag, headline: null };
  const blocks = walkPage(page.body, reading);
  return { blocks, headline: reading.headline, pageTitle: page.title, remarks: [] };
}
