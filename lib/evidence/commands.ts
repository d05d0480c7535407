/** What people may ask about evidence. */
import { z } from "zod";
import { safeUrl } from "../article/safe-url.ts";
import { waitingFor } from "../claim/claim.ts";
import { idOf, typed } from "../claim/commands.ts";
import { ranks, relations, sourceAccesses, sourceTypes } from "./evidence.ts";
import { channels, purposes, replies } from "./query.ts";

const link = z
  .string()
  .max(4096)
  .refine((text) => text.trim() === "" || safeUrl(text) !== null, "must be an http, https, mailto or tel link")
  .transform((text) => (text.trim() === "" ? null : text.trim()));

/** The fields of a source as people type them; what is left out takes the value given here. */
export const sourceFields = z.strictObject({
  type: z.enum(sourceTypes).default("page"),
  title: typed(500).default(""),
  link: link.nullable().default(null),
  publisher: typed(300).default(""),
  author: typed(300).default(""),
  published: typed(40).default(""),
  origin: typed(300).default(""),
  access: z.enum(sourceAccesses).default("public"),
  alias: typed(200).default(""),
  readers: z.array(idOf).max(200).default([]),
});
/** A source needs something to be known by. */
export const newSource = sourceFields.refine(
  (source) => source.title !== "" || source.link !== null,
  "a source needs a title or a link",
);

const body = typed(20_000).refine((text) => text !== "", "a note needs words");
/** Ids of the people meant. Left out, nobody is, and in an edit the same people as before. */
const mentions = z.array(idOf).max(50).optional();
const cited = {
  relation: z.enum(relations),
  rank: z.enum(ranks),
  locator: typed(300),
  passage: typed(20_000),
  consultedOn: z.union([z.iso.date(), z.literal("")]),
};

/** The note has the id of the command. */
export const addNote = z.strictObject({
  type: z.literal("add-note"),
  id: idOf,
  claimId: idOf,
  body,
  internal: z.boolean().default(true),
  mentions,
});
export const editNote = z.strictObject({
  type: z.literal("edit-note"),
  id: idOf,
  claimId: idOf,
  noteId: idOf,
  body,
  internal: z.boolean().optional(),
  mentions,
});
/** The note leaves the claim; the log keeps it. */
export const withdrawNote = z.strictObject({
  type: z.literal("withdraw-note"),
  id: idOf,
  claimId: idOf,
  noteId: idOf,
});
/** The citation has the id of the command. */
export const addCitation = z.strictObject({
  type: z.literal("add-citation"),
  id: idOf,
  claimId: idOf,
  source: newSource.optional(),
  sourceId: idOf.optional(),
  relation: cited.relation.default("supports"),
  rank: cited.rank.default("secondary"),
  locator: cited.locator.default(""),
  passage: cited.passage.default(""),
  consultedOn: cited.consultedOn.default(""),
});
export const editCitation = z.strictObject({
  type: z.literal("edit-citation"),
  id: idOf,
  claimId: idOf,
  citationId: idOf,
  ...z.object(cited).partial().shape,
});
export const removeCitation = z.strictObject({
  type: z.literal("remove-citation"),
  id: idOf,
  claimId: idOf,
  citationId: idOf,
});
/** Edits the house's record; every article that cites it hears of it. Fields left out stay. */
export const editSource = z.strictObject({
  type: z.literal("edit-source"),
  id: idOf,
  sourceId: idOf,
  fields: z.strictObject({
    type: z.enum(sourceTypes).optional(),
    title: typed(500).optional(),
    link: link.nullable().optional(),
    publisher: typed(300).optional(),
    author: typed(300).optional(),
    published: typed(40).optional(),
    origin: typed(300).optional(),
    access: z.enum(sourceAccesses).optional(),
    alias: typed(200).optional(),
    readers: z.array(idOf).max(200).optional(),
  }),
});
/** `content` is base64 of at most 10 MiB; the type is found from the bytes, not believed. */
export const attachFile = z.strictObject({
  type: z.literal("attach-file"),
  id: idOf,
  claimId: idOf,
  name: typed(200),
  content: z.base64().max(14_000_000),
});

const day = z.union([z.iso.date(), z.literal("")]).default("");

/** `sourceId` is a source the claim cites, when it is that one who was asked. */
export const askQuery = z.strictObject({
  type: z.literal("ask-query"),
  id: idOf,
  claimId: idOf,
  to: z.enum(waitingFor),
  purpose: z.enum(purposes).default("fact"),
  whom: typed(300).default(""),
  sourceId: idOf.optional(),
  channel: z.enum(channels).default("other"),
  askedOn: day,
  question: typed(5000).refine((text) => text !== "", "a query needs a question"),
});
export const answerQuery = z.strictObject({
  type: z.literal("answer-query"),
  id: idOf,
  claimId: idOf,
  queryId: idOf,
  reply: z.enum(replies),
  answeredOn: day,
  words: typed(20_000).default(""),
});

export const evidenceCommands = [
  addNote,
  editNote,
  withdrawNote,
  addCitation,
  editCitation,
  removeCitation,
  editSource,
  attachFile,
  askQuery,
  answerQuery,
] as const;
export type EvidenceCommand = z.infer<(typeof evidenceCommands)[number]>;
