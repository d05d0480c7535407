/**
 * The stretch of the article near what the screen shows, kept as state so that claims are drawn only there. Measured on top-level
 * blocks with a binary search: blocks that `content-visibility` skips are not laid out for it. Moved only when what is seen comes
 * near its end.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { firstIndex } from "../../article/first-index.ts";
import type { Range } from "../../claim/range.ts";

/** Blocks drawn before anything has been measured. */
const firstBlocks = 20;
/** In heights of the screen, on both sides: how much is kept drawn at least, and how much is drawn when it is moved. */
const leastMargin = 0.5;
const margin = 1.5;

const key = new PluginKey<Range>("viewport");

export function nearView(state: EditorState): Range {
  return key.getState(state)!;
}

export function viewportPlugin(): Plugin<Range> {
  return new Plugin<Range>({
    key,
    state: {
      init: (_, { doc }) => ({ from: 0, to: offsetOf(doc, firstBlocks) }),
      apply(tr, near) {
        const moved: Range | undefined = tr.getMeta(key);
        if (moved !== undefined) return moved;
        if (!tr.docChanged) return near;
        return { from: tr.mapping.map(near.from, -1), to: tr.mapping.map(near.to, 1) };
      },
    },
    view: (view) => new Watch(view),
  });
}

class Watch {
  readonly #view: EditorView;
  readonly #resized: ResizeObserver;
  #frame: number | null = null;

  constructor(view: EditorView) {
    this.#view = view;
    this.#resized = new ResizeObserver(this.#soon);
    this.#resized.observe(view.dom);
    // Captured, so that it is heard from whatever element scrolls.
    document.addEventListener("scroll", this.#soon, { capture: true, passive: true });
    this.#soon();
  }

  destroy(): void {
    this.#resized.disconnect();
    document.removeEventListener("scroll", this.#soon, { capture: true });
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
  }

  readonly #soon = (): void => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      this.#measure();
    });
  };

  #measure(): void {
    const { doc } = this.#view.state;
    const near = nearView(this.#view.state);
    const needed = blocksWithin(this.#view.dom, leastMargin);
    if (near.from <= offsetOf(doc, needed.first) && offsetOf(doc, needed.last + 1) <= near.to) return;
    const { first, last } = blocksWithin(this.#view.dom, margin);
    const moved = { from: offsetOf(doc, first), to: offsetOf(doc, last + 1) };
    this.#view.dispatch(this.#view.state.tr.setMeta(key, moved).setMeta("addToHistory", false));
  }
}

/** Indexes of the first and last child that reach into the screen, widened on both sides. */
function blocksWithin(element: HTMLElement, screens: number): { first: number; last: number } {
  const { children } = element;
  const extra = window.innerHeight * screens;
  const firstBelow = (edge: number) =>
    firstIndex(children.length, (index) => children[index]!.getBoundingClientRect().bottom >= edge);
  return { first: firstBelow(-extra), last: firstBelow(window.innerHeight + extra) };
}

function offsetOf(doc: Node, child: number): number {
  let offset = 0;
  for (let index = 0; index < Math.min(child, doc.childCount); index += 1) offset += doc.child(index).nodeSize;
  return offset;
}
