/** What one import of a page knows and gathers, and where in the page the walk is. */
import type { Fragment, Mark, Node } from "prosemirror-model";
import type { BlockList } from "./block-list.ts";
import type { HtmlNode } from "./html-page.ts";
import type { Losses } from "./losses.ts";

export interface Reading {
  readonly losses: Losses;
  readonly base: string | null;
  /** The title that was given: then only a heading with these words is the headline. */
  readonly title: string | undefined;
  /** The name of the elements that anchor remarks: nobody else's page can know it. Null when there are none. */
  readonly anchorTag: string | null;
  headline: { content: Fragment; before: number } | null;
}

/** Where the walk is. `out` takes what is read; `credit` is the figure's own list, for what names the maker of its picture. */
export interface Place {
  readonly out: BlockList;
  readonly credit: BlockList | null;
  readonly marks: readonly Mark[];
  readonly frames: number;
  readonly depth: number;
  /** Inside `<pre>` and its like. */
  readonly keepsLines: boolean;
  /** How many top-level blocks stand before this place. */
  readonly before: () => number;
  readonly reading: Reading;
}

/** What `nodes` hold, as blocks of their own: inside a frame, a heading, a figure. */
export type Collect = (nodes: readonly HtmlNode[], place: Place) => Node[];
