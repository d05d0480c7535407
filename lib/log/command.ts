/** Everything that can be asked of an article: one closed union, parsed at the border. */
import { z } from "zod";
import { accesses } from "../article/article.ts";
import { safeUrl } from "../article/safe-url.ts";
import { atWords, claimCommands, idOf, typed } from "../claim/commands.ts";
import { decisionCommands } from "../decision/commands.ts";
import { evidenceCommands } from "../evidence/commands.ts";

const link = z
  .string()
  .max(4096)
  .refine((text) => safeUrl(text) !== null, "must be an http, https, mailto or tel link");
export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "must be a language tag like en or fa-AF");
export const moment = z.iso.datetime({ offset: true });

/** `steps` are ProseMirror steps as JSON, made at `version` by the browser that `clientId` was issued to. */
export const editText = z.strictObject({
  type: z.literal("edit-text"),
  id: idOf,
  version: z.int().min(0),
  clientId: idOf,
  steps: z.array(z.record(z.string(), z.unknown())).min(1).max(500),
});
/** A new draft of the whole article, as the steps that lead to it from `version`: claims are followed to wherever their words stand. */
export const takeDraft = editText.omit({ clientId: true }).extend({ type: z.literal("take-draft") });
/** For programs: new words for words, by the smallest word-level steps, so that claims around and inside survive. */
export const replaceWords = z.strictObject({
  type: z.literal("replace-words"),
  id: idOf,
  words: atWords,
  with: typed(20_000),
});
/** Headline, byline and dateline are text: given here they are edited as text is. */
export const editArticle = z.strictObject({
  type: z.literal("edit-article"),
  id: idOf,
  title: typed(1000).optional(),
  byline: typed(500).optional(),
  dateline: typed(500).optional(),
  sourceUrl: link.nullable().optional(),
  language: languageTag.nullable().optional(),
  deadline: moment.nullable().optional(),
});
export const setAccess = z.strictObject({
  type: z.literal("set-access"),
  id: idOf,
  access: z.enum(accesses),
  members: z.array(idOf).max(500).default([]),
});
export const archiveArticle = z.strictObject({
  type: z.literal("archive"),
  id: idOf,
  /** False brings the article back. */
  archived: z.boolean().default(true),
});

/** Whose name a file has for an author: everything of the article that came in under it is theirs, or nobody's of the house again. */
export const nameAuthor = z.strictObject({
  type: z.literal("name-author"),
  id: idOf,
  author: z.string().min(1).max(500),
  personId: idOf.nullable(),
});

export const articleCommands = [
  editText,
  takeDraft,
  replaceWords,
  editArticle,
  setAccess,
  archiveArticle,
  nameAuthor,
] as const;

export const command = z.discriminatedUnion("type", [
  ...articleCommands,
  ...claimCommands,
  ...evidenceCommands,
  ...decisionCommands,
]);
/** A command after parsing, defaults filled in. */
export type Command = z.infer<typeof command>;
/** A command as a client writes it. */
export type CommandInput = z.input<typeof command>;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
