/**
 * What is done apart from the server: reading files that anybody may have made, comparing texts and writing copies of any length.
 * Tasks take and give plain data, so that they can be sent to a process and back; each loads no more code than it needs.
 */
import type { Node } from "prosemirror-model";
import type { ArticleInput } from "../../article/import/import-article.ts";
import type { Found } from "../../article/import/page-facts.ts";
import type { PlacedRemark } from "../../article/import/remark.ts";
import type { RemarkClaim } from "../../claim/claims-of-remarks.ts";
import type { ReadAnnotations } from "../../claim/read-annotations.ts";
import type { AnnotatedCopy } from "../../export/annotated-copy.ts";
import type { FormatId } from "../../export/format-names.ts";
import type { WrittenCopy } from "../../export/formats.ts";
import type { DraftPlan } from "../../log/take-draft.ts";

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

/** `state` is a stored one; `copy` the document of a copy that came back, as JSON. */
export interface ReturnTask {
  state: string;
  copy: unknown;
  remarks: readonly PlacedRemark[];
}

/** A copy to be written and read back. */
export interface WriteTask {
  copy: AnnotatedCopy;
  format: FormatId;
}

/** `doc` is the article's document as JSON. */
export interface AnnotationsTask {
  content: string;
  doc: unknown;
}

export const tasks = {
  async read({ input }: ReadTask): Promise<ReadFile> {
    const { importArticle } = await import("../../article/import/import-article.ts");
    const { doc, ...read } = importArticle(input);
    return { doc: doc.toJSON(), ...read };
  },
  async annotations({ content, doc }: AnnotationsTask): Promise<ReadAnnotations> {
    const { readAnnotations } = await import("../../claim/read-annotations.ts");
    return readAnnotations(content, await documentOf(doc));
  },
  async write({ copy, format }: WriteTask): Promise<WrittenCopy> {
    const { formats, writeCopy } = await import("../../export/formats.ts");
    return writeCopy(copy, formats[format]);
  },
  async returned({ state, copy, remarks }: ReturnTask): Promise<RemarkClaim[]> {
    const { restoredState } = await import("../../log/snapshot.ts");
    const { claimsReturned } = await import("../../log/copy-returned.ts");
    return claimsReturned(restoredState(state), await documentOf(copy), remarks);
  },
  async plan({ state, draft }: PlanTask): Promise<DraftPlan> {
    const { restoredState } = await import("../../log/snapshot.ts");
    const { planDraft } = await import("../../log/take-draft.ts");
    return planDraft(restoredState(state), await documentOf(draft));
  },
};

async function documentOf(json: unknown): Promise<Node> {
  const { Node } = await import("prosemirror-model");
  const { schema } = await import("../../article/schema.ts");
  return Node.fromJSON(schema, json);
}

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
