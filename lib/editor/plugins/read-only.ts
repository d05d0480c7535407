/**
 * Keeps the text as it is for those who may not type, and for everybody while the article is signed off or archived. The text stays
 * editable for the browser: only so can keyboard users move a caret through it and select words. What would change it is quietly
 * not done; the server's text always comes through, and so does what was typed before, in a tab that is gone: whether that may still
 * be done the server says.
 */
import { type EditorState, Plugin } from "prosemirror-state";
import type { DeskView } from "../desk-view.ts";
import { bringsServerText } from "../unconfirmed.ts";
import { claimsMeta, deskClaims } from "./claims.ts";

export function editingOf(state: EditorState, mayEdit: boolean): DeskView["editing"] {
  const { meta } = deskClaims(state).confirmed;
  if (!mayEdit) return "no-right";
  if (meta.signOff !== null) return "signed-off";
  return meta.archived ? "archived" : "yes";
}

export function readOnlyPlugin(mayEdit: boolean): Plugin {
  const isLocked = (state: EditorState) => editingOf(state, mayEdit) !== "yes";
  return new Plugin({
    filterTransaction: (tr, state) =>
      !tr.docChanged || !isLocked(state) || bringsServerText(tr, state) || claimsMeta(tr)?.resumed === true,
    props: {
      // No keyboard slides up over the text on a phone when there is nothing to type.
      attributes: (state): Record<string, string> =>
        isLocked(state) ? { "aria-readonly": "true", inputmode: "none" } : {},
      handleDOMEvents: {
        beforeinput(view, event) {
          if (!isLocked(view.state)) return false;
          event.preventDefault();
          return true;
        },
      },
      handlePaste: (view) => isLocked(view.state),
      handleDrop: (view) => isLocked(view.state),
      handleTextInput: (view) => isLocked(view.state),
    },
  });
}
