/**
 * Where the cards of the rail stand: each beside its words, none over another. The selected card stands exactly beside its words
 * and the others make room, upwards before it and downwards behind it.
 */
export interface RailCard {
  id: string;
  /** Where its words are, in pixels from the top of the rail. */
  wanted: number;
  height: number;
}

export interface RailLayout {
  tops: ReadonlyMap<string, number>;
  /** Cards before the selected one for which no room is left above. */
  crowdedOut: readonly string[];
  height: number;
}

const gap = 8;

/** `cards` in reading order. */
export function layOutRail(cards: readonly RailCard[], selected: string | null): RailLayout {
  const at = selected === null ? -1 : cards.findIndex((card) => card.id === selected);
  const tops = new Map<string, number>();
  const crowdedOut: string[] = [];
  const anchor = at < 0 ? undefined : cards[at];
  let ceiling = anchor ? Math.max(0, anchor.wanted) : Number.POSITIVE_INFINITY;
  const before = at < 0 ? [] : downwards(cards.slice(0, at));
  for (let index = before.length - 1; index >= 0; index--) {
    const { card, top } = before[index]!;
    const moved = Math.min(top, ceiling - gap - card.height);
    if (moved < 0) crowdedOut.unshift(card.id);
    else tops.set(card.id, moved);
    ceiling = Math.min(ceiling, moved);
  }
  let bottom = 0;
  for (const { card, top } of downwards(cards.slice(Math.max(0, at)))) {
    tops.set(card.id, top);
    bottom = Math.max(bottom, top + card.height);
  }
  return { tops, crowdedOut, height: bottom };
}

function downwards(cards: readonly RailCard[]): { card: RailCard; top: number }[] {
  let free = 0;
  return cards.map((card) => {
    const top = Math.max(free, card.wanted, 0);
    free = top + card.height + gap;
    return { card, top };
  });
}

/** The cards as they are listed, but the pinned one, which has no words and is listed last, before the first that is wanted below it. */
export function withPinned(cards: readonly RailCard[], pinnedId: string | null): readonly RailCard[] {
  const pinned = cards.find(({ id }) => id === pinnedId);
  if (pinned === undefined) return cards;
  const others = cards.filter((card) => card !== pinned);
  const below = others.findIndex(({ wanted }) => wanted > pinned.wanted);
  return others.toSpliced(below < 0 ? others.length : below, 0, pinned);
}
