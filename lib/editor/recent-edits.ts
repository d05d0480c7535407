/**
 * The text edits of the last while, by the version they lead from: what carries a place told of an older version to the one here.
 * They are facts of the log, the same in every state of the editor, and so need no place in it.
 */
import type { StepMap } from "prosemirror-transform";
import type { PresencePlace } from "../log/presence.ts";

interface Edit {
  /** The version it leads to. */
  version: number;
  maps: readonly StepMap[];
  personId: string;
}

/** A place told is at most seconds old. */
const most = 2000;

export class RecentEdits {
  readonly #edits = new Map<number, Edit>();

  /** The same edit may be noted again. One without steps leads nowhere, and would be followed for ever. */
  note(before: number, edit: Edit): void {
    if (edit.version <= before) return;
    this.#edits.set(before, edit);
    const [oldest] = this.#edits.keys();
    if (this.#edits.size > most && oldest !== undefined) this.#edits.delete(oldest);
  }

  /**
   * Where this person's caret and the other end of their selection are in another version, or null when that cannot be told: it is
   * yet to come, or too long ago. What they type themselves carries their caret along; what others type at it stays behind it.
   */
  carry(place: PresencePlace, personId: string, version: number): PresencePlace | null {
    let { version: at, from, to } = place;
    while (at < version) {
      const edit = this.#edits.get(at);
      if (edit === undefined) return null;
      const side = edit.personId === personId ? 1 : -1;
      for (const map of edit.maps) {
        from = map.map(from, side);
        to = map.map(to, side);
      }
      at = edit.version;
    }
    return at === version ? { version, from, to } : null;
  }
}
