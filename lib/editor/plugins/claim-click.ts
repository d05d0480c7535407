/** A press on the numbers in a block's margin chooses the first claim that begins in it. Words are chosen by the caret they set. */
import { Plugin } from "prosemirror-state";
import { shownClaims, withClaimsMeta } from "./claims.ts";

export function claimClickPlugin(): Plugin {
  return new Plugin({
    props: {
      handleClick(view, _, event) {
        const block = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-claims]") : null;
        if (block === null || event.target !== block || !isInMargin(block, event.clientX)) return false;
        const number = Number(block.dataset.claims?.split(" ")[0]);
        const { confirmed } = shownClaims(view.state);
        const claim = [...confirmed.claims.values()].find((record) => record.number === number);
        if (claim === undefined) return false;
        view.dispatch(withClaimsMeta(view.state.tr, { active: claim.id }));
        return true;
      },
    },
  });
}

/** In the block's padding on the side where its lines begin. */
function isInMargin(block: HTMLElement, x: number): boolean {
  const { left, right } = block.getBoundingClientRect();
  const style = getComputedStyle(block);
  const padding = Number.parseFloat(style.paddingInlineStart);
  return style.direction === "rtl" ? x > right - padding : x < left + padding;
}
