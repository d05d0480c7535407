/** One well-formed command of every type, on things that exist: so that what refuses it is a right and not a typing mistake. */
import type { CommandType } from "#lib/log/command.ts";
import type { Api, CommandBody } from "./api.ts";

export interface Things {
  claimId: string;
  noteId: string;
  citationId: string;
  queryId: string;
  correctionId: string;
  sourceId: string;
  version: number;
}

export const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** In an order in which earlier ones do not stand in the way of later ones; keyed by type, so that none can be forgotten. */
export function everyCommand({
  claimId,
  noteId,
  citationId,
  queryId,
  correctionId,
  sourceId,
  version,
}: Things): CommandBody[] {
  const bodies: { [T in CommandType]: Extract<CommandBody, { type: T }> } = {
    "withdraw-finding": { type: "withdraw-finding", claimId },
    "add-claim": { type: "add-claim", words: { exact: "harbour" } },
    "edit-claim": { type: "edit-claim", claimId, kind: "number" },
    "assign-claim": { type: "assign-claim", claimId, assigneeId: null },
    "place-claim": { type: "place-claim", claimId, words: { exact: "forty ships" } },
    "start-check": { type: "start-check", claimId },
    "wait-claim": { type: "wait-claim", claimId, for: "writer" },
    "add-note": { type: "add-note", claimId, body: "Asked the harbour office." },
    "edit-note": { type: "edit-note", claimId, noteId, body: "Asked the harbour office twice." },
    "withdraw-note": { type: "withdraw-note", claimId, noteId },
    "add-citation": { type: "add-citation", claimId, source: { title: "Harbour register" } },
    "edit-citation": { type: "edit-citation", claimId, citationId, locator: "p. 4" },
    "edit-source": { type: "edit-source", sourceId, fields: { publisher: "Harbour office" } },
    "attach-file": { type: "attach-file", claimId, name: "register.png", content: onePixel },
    "ask-query": { type: "ask-query", claimId, to: "source", whom: "Harbour office", question: "How many ships?" },
    "answer-query": { type: "answer-query", claimId, queryId, reply: "confirmed" },
    "propose-correction": { type: "propose-correction", claimId, with: "fifty ships" },
    "withdraw-correction": { type: "withdraw-correction", claimId, correctionId },
    "decline-correction": { type: "decline-correction", claimId, correctionId, reason: "It was forty." },
    "accept-correction": { type: "accept-correction", claimId, correctionId },
    "clear-claim": { type: "clear-claim", claimId, basis: "not.the.basis" },
    "record-finding": { type: "record-finding", claimId, finding: "accurate" },
    "set-resolution": { type: "set-resolution", claimId, resolution: "stands" },
    "approve-claim": { type: "approve-claim", claimId, basis: "not.the.basis" },
    "return-claim": { type: "return-claim", claimId, reason: "Which office?" },
    "edit-text": {
      type: "edit-text",
      version,
      clientId: "not-a-client",
      steps: [{ stepType: "replace", from: 8, to: 9 }],
    },
    "take-draft": { type: "take-draft", version, steps: [{ stepType: "replace", from: 8, to: 9 }] },
    "replace-words": { type: "replace-words", words: { exact: "market" }, with: "fair" },
    "edit-article": { type: "edit-article", language: "en" },
    "remove-citation": { type: "remove-citation", claimId, citationId },
    "withdraw-claim": { type: "withdraw-claim", claimId, reason: "Said twice." },
    "name-author": { type: "name-author", author: "Nobody", personId: null },
    "set-access": { type: "set-access", access: "open", members: [] },
    "sign-off": { type: "sign-off" },
    reopen: { type: "reopen", reason: "A reader wrote." },
    archive: { type: "archive", archived: true },
  };
  return Object.values(bodies);
}

export interface Planted extends Things {
  articleId: string;
}

/**
 * A small article of its own with one claim, a note, a citation of a public source; everything made by `maker` but the query,
 * which `asker` puts: a writer may not.
 */
export async function plantArticle(maker: Api, title: string, asker = maker): Promise<Planted> {
  const content = `${title}\n\nThe harbour held forty ships and a market on Friday.\n\nNobody counted the nets.`;
  const articleId = await maker.import({ format: "text", content });
  const claimId = await maker.claim(articleId, "forty ships");
  await maker.command(articleId, { type: "add-note", claimId, body: "Counted twice.", internal: false });
  await maker.command(articleId, {
    type: "add-citation",
    claimId,
    source: { title: `Register of ${title}`, link: `https://harbour.example/${encodeURIComponent(title)}` },
  });
  await maker.command(articleId, { type: "propose-correction", claimId, with: "sixty ships" });
  await asker.command(articleId, { type: "ask-query", claimId, to: "writer", question: "Who counted?" });
  const { notes, citations, queries, corrections } = await maker.claimView(articleId, claimId);
  const { version } = await maker.article(articleId);
  return {
    articleId,
    claimId,
    noteId: notes[0]!.id,
    citationId: citations[0]!.id,
    queryId: queries[0]!.id,
    correctionId: corrections[0]!.id,
    sourceId: citations[0]!.sourceId!,
    version,
  };
}
