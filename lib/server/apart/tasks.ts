/**
 * What is done apart from the server: reading files that anybody may have made, and comparing texts of any length. Tasks take and
 * give plain data, so that they can be sent to a process and back.
 */
import { Node } from "prosemirror-model";
import type { ArticleInput } from "../../article/import/import-article.ts";
import { importArticle } from "../../article/import/import-article.ts";
import type { PlacedRemark } from "../../article/import/remark.ts";
import { schema } from "../../article/schema.ts";
import { type ReadAnnotations, readAnnotations } from "../../claim/read-annotations.ts";
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
}

/** `state` is a stored one, `draft` a document as JSON. */
export interface PlanTask {
  state: string;
  draft: unknown;
}

/** `doc` is the article's document as JSON. */
export interface AnnotationsTask {
  content: string;
  doc: unknown;
}

export const tasks = {
  read({ input }: ReadTask): ReadFile {
    const { doc, dropped, remarks } = importArticle(input);
    return { doc: doc.toJSON(), dropped, remarks };
  },
  annotations({ content, doc }: AnnotationsTask): ReadAnnotations {
    return readAnnotations(content, Node.fromJSON(schema, doc));
  },
  plan({ state, draft }: PlanTask): DraftPlan {
    return planDraft(restoredState(state), Node.fromJSON(schema, draft));
  },
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
