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
