/** Every route of the build and who gets in: the list that the access matrix is held against. Pages have GET alone. */
import { randomUUID } from "node:crypto";
import type { Action, Field } from "#lib/policy/can.ts";
import type { Planted } from "./every-command.ts";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** anybody · who is signed in · whom the table lets · who may read the article and whom the table lets */
export type Rule =
  | { for: "anybody" }
  | { for: "signed-in" }
  | { for: "right"; action: Action }
  | { for: "article"; action: Action; field?: Field };

const anybody: Rule = { for: "anybody" };
const signedIn: Rule = { for: "signed-in" };
const right = (action: Action): Rule => ({ for: "right", action });
const article = (action: Action, field?: Field): Rule => ({ for: "article", action, ...(field && { field }) });

export const routeRules: Record<string, Partial<Record<Method, Rule>>> = {
  "/_not-found": { GET: anybody },
  "/_global-error": { GET: anybody },
  "/icon.svg": { GET: anybody },
  "/sign-in": { GET: anybody },
  "/setup": { GET: anybody },
  "/": { GET: signedIn },
  "/account": { GET: signedIn },
  "/help": { GET: signedIn },
  "/people": { GET: signedIn },
  "/rules": { GET: signedIn },
  "/queue": { GET: signedIn },
  "/search": { GET: signedIn },
  "/inbox": { GET: signedIn },
  "/sources": { GET: signedIn },
  "/articles/new": { GET: signedIn },
  "/articles/[id]": { GET: article("read-article") },
  "/articles/[id]/certificate": { GET: article("export-article") },
  "/articles/[id]/history": { GET: article("read-article") },
  "/articles/[id]/history/moment": { GET: article("read-article") },
  "/api/health": { GET: anybody },
  "/api/openapi.json": { GET: anybody },
  "/api/setup": { POST: anybody },
  "/api/auth/[...nextauth]": { GET: anybody, POST: anybody },
  "/api/[...rest]": { GET: anybody, POST: anybody, PUT: anybody, PATCH: anybody, DELETE: anybody },
  "/api/me": { GET: signedIn },
  "/api/me/device": { GET: signedIn },
  "/api/account/password": { POST: signedIn },
  "/api/account/mail": { PUT: signedIn },
  "/api/account/sessions": { GET: signedIn },
  "/api/account/sessions/[id]": { DELETE: signedIn },
  "/api/account/tokens": { GET: signedIn, POST: signedIn },
  "/api/account/tokens/[id]": { DELETE: signedIn },
  "/api/articles": { GET: signedIn, POST: right("create-article") },
  "/api/articles/report": { POST: right("create-article") },
  "/api/articles/[id]": { GET: article("read-article") },
  "/api/articles/[id]/claims/[claimId]": { GET: article("read-article") },
  "/api/articles/[id]/clients": { POST: article("read-article") },
  "/api/articles/[id]/commands": { POST: article("add-note") },
  "/api/articles/[id]/events": { GET: article("read-article") },
  "/api/articles/[id]/presence": { POST: article("read-article") },
  "/api/articles/[id]/export": { GET: article("export-article") },
  "/api/articles/[id]/preview": { GET: article("export-article") },
  "/api/articles/[id]/certificate": { GET: article("export-article") },
  "/api/articles/[id]/draft": { POST: article("take-draft") },
  "/api/articles/[id]/remarks": { POST: article("take-remarks") },
  "/api/articles/[id]/files/[fileId]": { GET: article("read-article", "attachment") },
  // Says nothing of articles one may not see; that it does not is for the canaries.
  "/api/events": { GET: signedIn },
  // Neither do these.
  "/api/queue": { GET: signedIn },
  "/api/search": { GET: signedIn },
  "/api/inbox": { GET: signedIn },
  "/api/inbox/read": { POST: signedIn },
  "/api/people": { GET: right("read-people"), POST: right("manage-people") },
  "/api/people/[id]": { PATCH: right("manage-people") },
  "/api/rules": { GET: right("read-rules"), PUT: right("set-rules") },
  "/api/sources": { GET: right("read-sources") },
  "/api/sources/[id]": { GET: right("read-sources") },
};

export interface Place extends Planted {
  fileId: string;
  personId: string;
}

/** An address of the route, with the ids of what was planted. */
export function pathFor(route: string, place: Place | null): string {
  const id = route.startsWith("/api/people")
    ? place?.personId
    : route.startsWith("/api/sources")
      ? place?.sourceId
      : place?.articleId;
  const ids: Record<string, string | undefined> = { id, fileId: place?.fileId, claimId: place?.claimId };
  const path = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => ids[name] ?? "none");
  return path + (queries[route]?.(place?.articleId ?? "none") ?? "");
}

const copy = () => "?format=html&profile=public";
const queries: Record<string, (articleId: string) => string> = {
  "/api/articles/[id]/events": () => "?after=0",
  "/api/articles/[id]/export": copy,
  "/api/articles/[id]/preview": copy,
  "/api/events": (articleId) => `?after=${articleId}:0`,
  "/api/search": () => "?q=harbour",
  "/search": () => "?q=harbour",
};

/** What to send where a body is needed: well formed, so that what refuses it is a right. */
export function bodyFor(route: string, method: Method, place: Place | null): unknown {
  if (method === "GET") return undefined;
  const bodies: Record<string, unknown> = {
    "POST /api/articles": { format: "text", content: "A headline\n\nA paragraph." },
    "POST /api/articles/[id]/commands": {
      id: randomUUID(),
      type: "add-note",
      claimId: place?.claimId ?? "none",
      body: "A note.",
    },
    "POST /api/articles/report": { format: "text", content: "A headline\n\nA paragraph." },
    "POST /api/articles/[id]/draft": { format: "text", content: "A headline\n\nA paragraph." },
    "POST /api/articles/[id]/remarks": { format: "text", content: "A headline\n\nA paragraph.", describe: true },
    "POST /api/articles/[id]/presence": { tab: "a-tab", at: null, claimId: null },
    "POST /api/inbox/read": { lines: [{ articleId: place?.articleId ?? "none", seq: 1 }] },
    "PUT /api/account/mail": { mail: true },
    "PUT /api/rules": {
      ...{ selfApproval: false, citedKinds: [], secondaries: { normal: 0, key: 0, legal: 0 } },
      ...{ rightOfReply: true, clearance: true, coverage: 0, fetchPages: false },
    },
    "POST /api/people": { name: "Somebody New", email: `${randomUUID()}@demo.stet`, role: "viewer" },
  };
  return bodies[`${method} ${route}`] ?? {};
}
