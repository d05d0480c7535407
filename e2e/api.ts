/** Stet's HTTP API as a program uses it: one signed-in person, plain calls, answers with their status. */
import { randomUUID } from "node:crypto";
import type { Citation } from "#lib/evidence/evidence.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import type { CommandInput } from "#lib/log/command.ts";
import type { LogEntry } from "#lib/log/event.ts";
import type { Role } from "#lib/policy/can.ts";
import { copyText } from "#lib/testing/copy-text.ts";

export interface Answer<T = unknown> {
  status: number;
  body: T;
  /** Of a packed file, everything in it. */
  text: string;
  headers: Headers;
}

export interface ArticleBody {
  id: string;
  title: string;
  text: string;
  doc: unknown;
  version: number;
  seq: number;
  claims: ClaimView[];
  [field: string]: unknown;
}

type WithoutId<T> = T extends { id: string } ? Omit<T, "id"> & { id?: string } : never;
export type CommandBody = WithoutId<CommandInput>;

export class Api {
  readonly url: string;
  readonly role: Role | null;
  /** `name=value; …`, or an Authorization header's value. */
  readonly cookie: string;

  constructor(url: string, role: Role | null, cookie: string) {
    this.url = url;
    this.role = role;
    this.cookie = cookie;
  }

  async request<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const given: Record<string, string> = { origin: this.url, ...headers };
    if (this.cookie !== "") given.cookie ??= this.cookie;
    if (body !== undefined) given["content-type"] ??= "application/json";
    const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(this.url + path, { method, headers: given, body: sent ?? null, redirect: "manual" });
    const text = await copyText(new Uint8Array(await response.arrayBuffer()));
    return { status: response.status, body: parsed(text) as T, text, headers: response.headers };
  }

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.request<T>("GET", path);
  }

  /** Sends a command that must be accepted. */
  async command(
    articleId: string,
    command: CommandBody,
  ): Promise<{ seq: number; version: number; events: LogEntry[] }> {
    const answer = await this.tryCommand(articleId, command);
    if (answer.status !== 200) throw new Error(`${command.type} as ${this.role}: ${answer.status} ${answer.text}`);
    return answer.body as { seq: number; version: number; events: LogEntry[] };
  }

  tryCommand(
    articleId: string,
    command: CommandBody,
  ): Promise<Answer<{ error?: { code: string; message: string; details?: Record<string, unknown> } }>> {
    return this.request("POST", `/api/articles/${articleId}/commands`, { id: randomUUID(), ...command });
  }

  async article(articleId: string): Promise<ArticleBody> {
    const answer = await this.get<ArticleBody>(`/api/articles/${articleId}`);
    if (answer.status !== 200) throw new Error(`Article as ${this.role}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  async import(article: {
    format: string;
    content: string;
    title?: string;
    byline?: string;
    dateline?: string;
  }): Promise<string> {
    const answer = await this.request<{ id: string }>("POST", "/api/articles", article);
    if (answer.status !== 201) throw new Error(`Import as ${this.role}: ${answer.status} ${answer.text}`);
    return answer.body.id;
  }

  /** Adds a claim on words; its id. */
  async claim(articleId: string, exact: string, more: { prefix?: string; suffix?: string } = {}): Promise<string> {
    const claimId = randomUUID();
    await this.command(articleId, { type: "add-claim", claimId, words: { exact, ...more } });
    return claimId;
  }

  async claimView(articleId: string, claimId: string): Promise<ClaimView> {
    const { claims } = await this.article(articleId);
    const found = claims.find((claim) => claim.id === claimId);
    if (found === undefined) throw new Error(`No claim ${claimId} in the article as ${this.role} sees it`);
    return found;
  }
}

export type { Citation };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function cookiesOf(response: Response): Map<string, string> {
  const pairs = response.headers.getSetCookie().map((line) => line.split(";")[0]!.split(/=(.*)/s));
  return new Map(pairs.map(([name, value]) => [name!, value ?? ""]));
}

function written(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Signs in through next-auth's own credentials endpoint, as any program may. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const started = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await started.json()) as { csrfToken: string };
  const cookies = cookiesOf(started);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie: written(cookies), origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  for (const [name, value] of cookiesOf(answer)) cookies.set(name, value);
  if (![...cookies.keys()].some((name) => name.includes("session-token"))) {
    throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  }
  return written(cookies);
}
