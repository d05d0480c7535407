/**
 * What is done apart from the server: reading files that anybody may have made, and comparing texts of any length. Tasks take and
 * give plain data, so that they can be sent to a process and back.
 */
import { Node } from "prosemirror-model";
import type { ArticleInput } from "../../article/import/import-article.ts";
import { importArticle } from "../../article/import/import-article.ts";
import type { Found } from "../../article/import/page-facts.ts";
import type { PlacedRemark } from "../../article/import/remark.ts";
import { schema } from "../../article/schema.ts";
import { restoredState } from "../../log/snapshot.ts";
import { type DraftPlan, planDraft } from "../../log/take-draft.ts";

export interface ReadTask {
  input: ArticleInput;
}

export interface ReadFile {
  /** The document as JSON. */
  doc: unknown;
  dropped: string[];
  remarks: PlacedRemark[];
  found?: Found;
}

/** `state` is a stored one, `draft` a document as JSON. */
export interface PlanTask {
  state: string;
  draft: unknown;
}

export const tasks = {
  read({ input }: ReadTask): ReadFile {
    const { doc, ...read } = importArticle(input);
    return { doc: doc.toJSON(), ...read };
  },
  plan({ state, draft }: PlanTask): DraftPlan {
    return planDraft(restoredState(state), Node.fromJSON(schema, draft));
  },
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
