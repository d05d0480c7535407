/** The editor's state of a desk: which plugins, in which order, on the article as it was fetched. No view is needed for it. */
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState, Selection } from "prosemirror-state";
import { cleanPastedHtml } from "../article/import/clean-pasted-html.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Desk } from "./desk.ts";
import { keymapPlugins } from "./keymap.ts";
import { activeClaimPlugin } from "./plugins/active-claim.ts";
import { caretFirstPlugin } from "./plugins/caret-first.ts";
import { claimClickPlugin } from "./plugins/claim-click.ts";
import { claimMarksPlugin } from "./plugins/claim-marks.ts";
import { claimsPlugin } from "./plugins/claims.ts";
import { inputRulesPlugin } from "./plugins/input-rules.ts";
import { pastePlugin } from "./plugins/paste.ts";
import { placeholdersPlugin } from "./plugins/placeholders.ts";
import { presencePlugin } from "./plugins/presence.ts";
import { proposedWordsPlugin } from "./plugins/proposed-words.ts";
import { readOnlyPlugin } from "./plugins/read-only.ts";
import { typeInClaimPlugin } from "./plugins/type-in-claim.ts";
import { uncoveredPlugin } from "./plugins/uncovered.ts";
import { viewportPlugin } from "./plugins/viewport.ts";
import type { RecentEdits } from "./recent-edits.ts";
import { collabPlugin } from "./unconfirmed.ts";

export interface DeskStateParts {
  article: ArticleState;
  desk: Desk;
  mayEdit: boolean;
  edits: RecentEdits;
  isComposing(): boolean;
  /** Nothing that others do may touch the page now. */
  isBusy(): boolean;
}

export function deskState({ article, desk, mayEdit, edits, isComposing, isBusy }: DeskStateParts): EditorState {
  return EditorState.create({
    doc: article.doc,
    selection: Selection.atStart(article.doc),
    plugins: [
      caretFirstPlugin(),
      readOnlyPlugin(mayEdit),
      // From here to the marks each reads what the one before has just computed.
      collabPlugin(article.version),
      claimsPlugin(article),
      viewportPlugin(),
      claimMarksPlugin(isComposing),
      proposedWordsPlugin(isComposing),
      uncoveredPlugin(isComposing),
      activeClaimPlugin(isComposing),
      presencePlugin(edits, isBusy),
      placeholdersPlugin(),
      claimClickPlugin(),
      typeInClaimPlugin(),
      pastePlugin(cleanPastedHtml),
      inputRulesPlugin(),
      ...keymapPlugins(desk),
      history(),
      gapCursor(),
      dropCursor({ class: "drop-cursor", color: false }),
    ],
  });
}
