/**
 * What an import left out or changed, counted by kind and said in plain words. Only what a person would miss is listed: classes,
 * fonts and scripts are not. The list of kinds is closed, so that no reader makes up words of its own.
 */

/** Per kind: what one of them is called, what several are called, and what became of them. */
const kinds = {
  pictures: ["picture", "pictures", "not loaded, address and description are kept"],
  lostPictures: ["picture without a full address", "pictures without a full address", "only the description is kept"],
  videos: ["video", "videos", ""],
  recordings: ["sound recording", "sound recordings", ""],
  frames: ["embedded frame", "embedded frames", "posts, maps or players of other sites"],
  drawings: ["drawing with words in it", "drawings with words in them", ""],
  fields: ["form field", "form fields", ""],
  hidden: ["hidden passage", "hidden passages", ""],
  comments: ["comment", "comments", "comments beside the text are not part of it"],
  unsafeLinks: ["unsafe link", "unsafe links", "the words stay"],
  partialLinks: ["link without a full address", "links without a full address", "the words stay"],
  lineLinks: ["link in the first lines", "links in the first lines", "the words stay"],
  struck: ["struck-out passage", "struck-out passages", "the words stay, not struck out"],
  footnotes: ["footnote", "footnotes", "the words stay, as ordinary paragraphs"],
  tables: ["table used for layout", "tables used for layout", "the words stay, one part below the other"],
  lists: ["list with pictures or tables in it", "lists with pictures or tables in them", "opened up, the words stay"],
  around: ["word outside the article", "words outside the article", "menus, advertisements, other articles"],
  deep: ["part nested very deeply", "parts nested very deeply", "brought up, the words stay"],
  controls: ["control character", "control characters", "invisible, no text can hold them"],
  formatting: ["tracked change of formatting", "tracked changes of formatting", "not followed, the words stay"],
  undone: ["insertion that was cut again", "insertions that were cut again", "not part of the text"],
  moves: ["moved passage", "moved passages", "proposed as a cut at one place and an insertion at the other"],
  joins: ["proposed joining or parting of paragraphs", "proposed joinings or partings of paragraphs", "not followed"],
  proposedPictures: ["proposed change of a picture", "proposed changes of pictures", "not followed"],
  notePictures: ["picture in a comment or footnote", "pictures in comments or footnotes", ""],
  boxes: ["text box", "text boxes", "the words stay, after the paragraph beside them"],
  margins: ["page header or footer", "page headers or footers", "what stands on every page is not part of the text"],
  embedded: ["embedded file", "embedded files", ""],
  charts: ["chart or diagram", "charts or diagrams", ""],
  headingNumbers: ["numbered heading", "numbered headings", "the words stay, without the number"],
  symbols: ["symbol of a special font", "symbols of special fonts", "shown as □"],
  surrogates: ["broken character", "broken characters", "shown as \uFFFD"],
} as const;

export type LossKind = keyof typeof kinds;

export class Losses {
  readonly #counts = new Map<LossKind, number>();

  add(kind: LossKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  inWords(): string[] {
    return [...this.#counts].map(([kind, count]) => {
      const [one, several, outcome] = kinds[kind];
      return `${count} ${count === 1 ? one : several}${outcome === "" ? "" : ` (${outcome})`}`;
    });
  }
}
