/**
 * The peer, in the browser: plain ProseMirror on the same schema and the same text, with undo and the usual keys, and nothing else.
 * `peer-page.ts` bundles this file; the document comes with the page.
 */
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { EditorState, Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { schema } from "#lib/article/schema.ts";

const doc = Node.fromJSON(schema, JSON.parse(document.getElementById("document")!.textContent!));

new EditorView(document.querySelector(".article"), {
  state: EditorState.create({
    doc,
    selection: Selection.atStart(doc),
    plugins: [history(), keymap({ "Mod-z": undo, "Mod-Shift-z": redo }), keymap(baseKeymap)],
  }),
  attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Article", spellcheck: "false" },
});
