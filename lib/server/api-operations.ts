/** What the HTTP API offers, one entry per route and method; a test holds it against the routes there are. */
import "server-only";
import { z } from "zod";
import { houseRules } from "../decision/house-rules-input.ts";
import { formatIds } from "../export/format-names.ts";
import { profileIds } from "../export/profiles.ts";
import { command } from "../log/command.ts";
import { presenceInput } from "../log/presence-input.ts";
import { mailChange, passwordChange } from "./account.ts";
import { newDraft } from "./compare-draft.ts";
import { newArticle } from "./create-article.ts";
import { exportQuery } from "./export-article.ts";
import { listQuery } from "./list-articles.ts";
import { eventsQuery } from "./list-events.ts";
import { inboxQuery } from "./list-inbox.ts";
import { queueQuery } from "./list-queue.ts";
import { inboxMark } from "./mark-inbox.ts";
import { severalQuery } from "./open-stream.ts";
import { newPerson, personChange } from "./people.ts";
import { articleQuery } from "./read-article.ts";
import { returnedCopy } from "./return-copy.ts";
import { searchQuery } from "./search-articles.ts";
import { sourcesQuery } from "./search-sources.ts";
import { setupInput } from "./setup.ts";
import { newToken } from "./token.ts";

export interface Operation {
  /** Method and path, as in `GET /api/articles/{id}`. */
  at: string;
  does: string;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Status and what stands in the answer. */
  answers: readonly [status: number, what: string];
  /** Of the answer; JSON when left out. */
  mediaType?: string;
  /** Needs nobody signed in. */
  open?: true;
}

const credentials = z.object({
  email: z.string(),
  password: z.string(),
  csrfToken: z.string(),
  json: z.literal("true").optional(),
});
const copyQuery = exportQuery.extend({
  format: z.enum(formatIds).default("html"),
  profile: z.enum(profileIds).default("checking"),
});

export const operations: readonly Operation[] = [
  {
    at: "GET /api/articles",
    does: "The articles one may see, last changed first, in pages.",
    query: listQuery,
    answers: [200, "`articles` and `next`, the cursor of the next page or null."],
  },
  {
    at: "POST /api/articles",
    does: "Brings an article in. What is found in a web page is its source and language where none is given.",
    body: newArticle,
    answers: [201, "`id`, `version`, `seq`, and in `dropped` what was left out."],
  },
  {
    at: "POST /api/articles/report",
    does: "What a text or file would come to as an article. Nothing is saved.",
    body: newArticle,
    answers: [
      200,
      "`title`, `byline`, `dateline`, `begins`; `remarks`: comments, replies, footnotes and tracked changes, how many there are and how many have no place in the text; `found`: `language`, `sourceUrl` and `published` as a web page has them, or null; `dropped`.",
    ],
  },
  {
    at: "GET /api/articles/{id}",
    does: "An article whole, as the reader may see it; with `seq`, as it stood after that entry, by the rights of now.",
    query: articleQuery,
    answers: [
      200,
      "`doc` (ProseMirror JSON), `text` (blocks joined by newlines), `version`, `seq`, `claims`, `withdrawn` and what else is known of it. The packed form is for Stet's own screens and changes with them.",
    ],
  },
  {
    at: "POST /api/articles/{id}/commands",
    does: "Changes an article. The same command sent again gets the same answer.",
    body: command,
    answers: [200, "`seq`, `version` and `events`, the entries it wrote."],
  },
  {
    at: "POST /api/articles/{id}/clients",
    does: "A new id under which one sends text steps to this article.",
    answers: [201, "`clientId`."],
  },
  {
    at: "GET /api/articles/{id}/events",
    does: "The log: with `Accept: text/event-stream` as it grows, from `Last-Event-ID` or `after` on; else in pages.",
    query: eventsQuery,
    answers: [
      200,
      "`events` and `next`, the `after` of the next page or null, with `presence=1` who else is here; or the stream.",
    ],
  },
  {
    at: "POST /api/articles/{id}/presence",
    does: "Tells where one is in the article, for the others who are there: again at least every ten seconds, or that one leaves. Kept in memory alone.",
    body: presenceInput,
    answers: [200, "`told`."],
  },
  {
    at: "GET /api/articles/{id}/claims/{claimId}",
    does: "One claim as the review queue shows it.",
    answers: [200, "`article`, `claim`, and `passage`, its words with what stands around them, or null."],
  },
  {
    at: "GET /api/articles/{id}/export",
    does: "An annotated copy, or the article alone (`docx-clean`), read back before it is handed over.",
    query: copyQuery,
    answers: [
      200,
      "The file; `X-Stet-Verified` says how many claims were found in it and whether the article's words are `identical`, or `absent` in a format of claims alone. With `describe=1` what it would be, as JSON.",
    ],
    mediaType: "*/*",
  },
  {
    at: "GET /api/articles/{id}/preview",
    does: "The same copy as a page for a sandboxed frame.",
    query: copyQuery,
    answers: [200, "The page."],
    mediaType: "text/html",
  },
  {
    at: "POST /api/articles/{id}/draft",
    does: "What a new draft would do to the article. Nothing is changed: `version` and `steps` of the answer go into the command `take-draft`.",
    body: newDraft,
    answers: [
      200,
      "`text`, what would be cut and new; `kept`, how many claims keep their words; `changed`, those that would read otherwise or be unplaced; `back`, those that would be placed again; `dropped`, what was left out of the draft; `remarks`, what the file has beside its text, which is not part of a draft.",
    ],
  },
  {
    at: "POST /api/articles/{id}/remarks",
    does: "Takes in what others wrote on a copy of the article: comments, replies and footnotes as notes, tracked changes as open corrections. What the article has already changes nothing.",
    body: returnedCopy,
    answers: [
      200,
      "`remarks`, what the file has; `claims`, `notes` and `corrections`, how many of each are new (or would be, with `describe`); `dropped`; `seq`.",
    ],
  },
  {
    at: "GET /api/articles/{id}/certificate",
    does: "What the sign-off vouches for: 422 while the article is not signed off.",
    answers: [
      200,
      "`signedOff`, `claims` with what was found and by whom, `wordsHash`, and in `log` the entry of the sign-off and the head of the chain there. `npm run verify` holds it against a database.",
    ],
  },
  {
    at: "GET /api/articles/{id}/files/{fileId}",
    does: "A file attached to a claim.",
    answers: [200, "The file."],
    mediaType: "*/*",
  },
  {
    at: "GET /api/events",
    does: "The logs of several articles as they grow, in one stream.",
    query: severalQuery,
    answers: [200, "Server-sent events."],
    mediaType: "text/event-stream",
  },
  {
    at: "GET /api/queue",
    does: "Claims that wait for one, across the articles one may read, earliest deadline first, in pages.",
    query: queueQuery,
    answers: [
      200,
      "`items`, each with `article`, `claim` and `passage`; `next`, the cursor of the next page or null; `counts` of every view.",
    ],
  },
  {
    at: "GET /api/search",
    does: "Full-text search over everything one may see: text, claims, notes, citations and their sources, queries, corrections, file names. All words must stand in one record, the last one may be a beginning; quotation marks keep words together.",
    query: searchQuery,
    answers: [
      200,
      "`articles`, last changed first, each with its first `hits` in reading order and whether there are `more`: `kind`, `claim` (`id`, `number`) or null, `context` in parts; `next`, the cursor of the next page or null; `whole`, false while some articles are still being read in.",
    ],
  },
  {
    at: "GET /api/inbox",
    does: "What concerns one in the articles one may read, newest first, in pages.",
    query: inboxQuery,
    answers: [
      200,
      "`lines`, each with `article`, `seq`, `kind`, `at`, `byName`, `claim`, `text` and whether it is `read`; `next`, the cursor of the next page or null; `unread`, the number of all that are not.",
    ],
  },
  {
    at: "POST /api/inbox/read",
    does: "Marks lines of one's inbox as read, by article and `seq` or all up to a moment, or as unread again.",
    body: inboxMark,
    answers: [200, "`changed`, how many were not so before, and `unread`."],
  },
  {
    at: "GET /api/sources",
    does: "The sources of the house that one may see, by link or title, in pages.",
    query: sourcesQuery,
    answers: [200, "`sources`, each with the claims that rest on it, and `next`."],
  },
  {
    at: "GET /api/sources/{id}",
    does: "One source.",
    answers: [200, "The source, the claims that rest on it, and `contacts`: what was asked of it where one may read."],
  },
  {
    at: "GET /api/people",
    does: "Who works here; with `all=true`, for admins, also who was removed, and everybody's email.",
    query: z.object({ all: z.literal("true").optional() }),
    answers: [200, "`people`."],
  },
  {
    at: "POST /api/people",
    does: "Adds a person. Without a password a one-time link is made with which they choose one.",
    body: newPerson,
    answers: [201, "The person; `setupLink` is told this once."],
  },
  {
    at: "PATCH /api/people/{id}",
    does: "Changes, removes or lets in again; a removed person's sessions and tokens end at once.",
    body: personChange,
    answers: [200, "The person; `setupLink` when one was asked for."],
  },
  { at: "GET /api/rules", does: "The rules of the house.", answers: [200, "The rules, with their `version`."] },
  {
    at: "PUT /api/rules",
    does: "Sets the rules of the house, all of them. What was decided before stays and names the version it was decided under.",
    body: houseRules,
    answers: [200, "The rules as they are now, with their `version`."],
  },
  {
    at: "GET /api/me/device",
    does: "The key under which a browser keeps this person's unsent work. In a session only.",
    answers: [200, "`key`, 32 bytes in base64, and `signIn`, which tells one sign-in from another."],
  },
  { at: "GET /api/me", does: "Who is asking.", answers: [200, "`id`, `name`, `role`, `email`, `via`, `mail`."] },
  {
    at: "POST /api/account/password",
    does: "A new password: every session and token of one's own ends, this browser gets a new session. In a session only.",
    body: passwordChange,
    answers: [200, "`changed`."],
  },
  {
    at: "PUT /api/account/mail",
    does: "Whether what waits in one's inbox is told by e-mail, too, where the house sends any. In a session only.",
    body: mailChange,
    answers: [200, "`mail`."],
  },
  { at: "GET /api/account/tokens", does: "One's personal tokens.", answers: [200, "`tokens`."] },
  {
    at: "POST /api/account/tokens",
    does: "Makes a personal token. In a session only.",
    body: newToken,
    answers: [201, "`id`, `label` and `token`, which is told this once."],
  },
  { at: "DELETE /api/account/tokens/{id}", does: "Revokes a token.", answers: [200, "`revoked`."] },
  { at: "GET /api/account/sessions", does: "Where one is signed in.", answers: [200, "`sessions`."] },
  {
    at: "DELETE /api/account/sessions/{id}",
    does: "Signs out somewhere; the id is a session's `handle`. In a session only.",
    answers: [200, "`ended`."],
  },
  {
    at: "POST /api/setup",
    does: "Uses a one-time link: the first admin of an empty house, or somebody who chooses a password.",
    body: setupInput,
    answers: [201, "`email`, to sign in with."],
    open: true,
  },
  {
    at: "GET /api/auth/csrf",
    does: "What signing in needs first.",
    answers: [200, "`csrfToken`, and a cookie."],
    open: true,
  },
  {
    at: "POST /api/auth/callback/credentials",
    does: "Signs in, as a form or as JSON, with the cookie that came with `csrfToken`.",
    body: credentials,
    answers: [200, "`url`, and the session's cookie. Without `json=true` a redirect."],
    open: true,
  },
  {
    at: "GET /api/auth/session",
    does: "The session, or an empty object.",
    answers: [200, "`user`, `expires`."],
    open: true,
  },
  {
    at: "POST /api/auth/signout",
    does: "Signs out.",
    body: credentials.pick({ csrfToken: true, json: true }),
    answers: [200, "`url`. Without `json=true` a redirect."],
    open: true,
  },
  { at: "GET /api/health", does: "Can it serve?", answers: [200, "`status`, `version`."], open: true },
  { at: "GET /api/openapi.json", does: "This description.", answers: [200, "OpenAPI 3.1."], open: true },
];
