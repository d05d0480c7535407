/**
 * Who is asking. A request is somebody's by a personal token, else by the session its cookie names; the role is read from the
 * house every time. Who cannot be told is null, and the caller answers 401.
 */
import "server-only";
import { hash } from "node:crypto";
import { cookies } from "next/headers.js";
import { decode, encode } from "next-auth/jwt";
import type { LiveSession } from "#db/sessions.ts";
import type { Principal } from "../policy/can.ts";
import type { AskAgain } from "./present-principal.ts";
import { findSession, handleOf, sessionIn, sessionLife } from "./session.ts";
import { findToken, tokenIn } from "./token.ts";

export interface Asking {
  principal: Principal;
  via: "session" | "token";
  /** Null for a token. */
  sessionId: string | null;
  /** Asks the house again, in the transaction that writes. */
  again: AskAgain;
}

export async function principalOf(request: Request): Promise<Asking | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return byToken(authorization);
  return bySession(cookieOf(request.headers.get("cookie") ?? "", sessionCookie()));
}

/** For pages: the person signed in, or null. */
export async function principalOfPage(): Promise<Principal | null> {
  return (await askingOfPage())?.principal ?? null;
}

/** Names the session a page is shown in, without giving it away; empty when there is none. */
export async function sessionOfPage(): Promise<string> {
  const sessionId = (await askingOfPage())?.sessionId;
  return sessionId ? handleOf(sessionId) : "";
}

export async function askingOfPage(): Promise<Asking | null> {
  return bySession((await cookies()).get(sessionCookie())?.value);
}

/** The name next-auth gives its cookie. */
export function sessionCookie(): string {
  const secure = process.env.NEXTAUTH_URL?.startsWith("https://") === true;
  return `${secure ? "__Secure-" : ""}next-auth.session-token`;
}

async function byToken(authorization: string): Promise<Asking | null> {
  const token = /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1];
  if (token === undefined) return null;
  const found = await findToken(token);
  if (found === null) return null;
  const again: AskAgain = async (tx) => (await tokenIn(tx, token))?.principal ?? null;
  return { principal: found.principal, via: "token", sessionId: null, again };
}

async function bySession(cookie: string | undefined): Promise<Asking | null> {
  const id = await sessionIdIn(cookie);
  if (id === null) return null;
  const found = await findSession(id);
  if (found === null) return null;
  const again: AskAgain = async (tx) => (await sessionIn(tx, id))?.principal ?? null;
  return { principal: found.principal, via: "session", sessionId: id, again };
}

/** The session as `GET /api/auth/session` tells it to next-auth's client: an empty object for nobody. */
export async function sessionForClient(request: Request): Promise<Record<string, unknown>> {
  const id = await sessionIdIn(cookieOf(request.headers.get("cookie") ?? "", sessionCookie()));
  const found: LiveSession | null = id === null ? null : await findSession(id);
  if (found === null) return {};
  return { user: { ...found.principal, email: found.email }, expires: found.expiresAt };
}

interface OpenedCookie {
  sessionId: string;
  /** Milliseconds, when the seal runs out. */
  until: number;
}

/**
 * Cookies opened lately, by their hash: opening one costs more than all else that a small request needs. It only says which row is
 * meant; the row is asked for every time.
 */
const opened = new Map<string, OpenedCookie>();
const mostOpened = 1000;

async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  if (cookie === undefined || cookie.length > 4096) return null;
  const name = hash("sha256", cookie);
  const known = opened.get(name);
  if (known !== undefined && known.until > Date.now()) return known.sessionId;
  opened.delete(name);
  const payload = await decoded(cookie);
  if (typeof payload?.session !== "string") return null;
  if (typeof payload.exp === "number") keepOpened(name, { sessionId: payload.session, until: payload.exp * 1000 });
  return payload.session;
}

function keepOpened(name: string, cookie: OpenedCookie): void {
  if (opened.size >= mostOpened) opened.delete(opened.keys().next().value!);
  opened.set(name, cookie);
}

/** Null for a cookie that this house has not sealed, or sealed too long ago. */
async function decoded(token: string): Promise<Record<string, unknown> | null> {
  const secret = sealingSecret();
  try {
    return await decode({ token, secret });
  } catch {
    return null;
  }
}

/** The cookie next-auth would set, for a session opened without it. */
export async function sealedCookie(sessionId: string): Promise<string> {
  const maxAge = sessionLife / 1000;
  const value = await encode({ token: { session: sessionId }, secret: sealingSecret(), maxAge });
  const name = sessionCookie();
  const secure = name.startsWith("__Secure-") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The house's own secret; other keys are derived from it, never handed out. */
export function sealingSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (secret === undefined || secret === "") throw new Error("NEXTAUTH_SECRET is not set");
  return secret;
}

function cookieOf(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}
