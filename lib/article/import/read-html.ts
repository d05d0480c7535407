/** An HTML page, or what a browser or a word processor copied, as the article's blocks. */
import type { ReadArticle } from "./front-lines.ts";
import { parsePage } from "./html-page.ts";
import type { Reading } from "./html-place.ts";
import { walkPage } from "./html-walk.ts";
import type { Losses } from "./losses.ts";
import { withWordLists } from "./word-lists.ts";

export function readHtml(content: string, title: string | undefined, losses: Losses): ReadArticle {
  const page = parsePage(withWordLists(content));
  const reading: Reading = { losses, base: page.base, title, headline: null };
  const blocks = walkPage(page.body, reading);
  return { blocks, headline: reading.headline, pageTitle: page.title };
}
