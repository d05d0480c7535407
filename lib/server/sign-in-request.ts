/**
 * The border in front of next-auth: only the few of its addresses that Stet uses, bodies that are small sets of strings, no
 * callback address that it would fail on. What it would answer with pages of its own goes to the sign-in page.
 */
import "server-only";
import { NextRequest } from "next/server.js";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import { sessionForClient } from "./principal.ts";
import { isSameOrigin } from "./same-origin.ts";
import { signInWords, type Visit } from "./sign-in.ts";
import { visitorAddress } from "./visitor-address.ts";

const forNextAuth = new Set([
  "GET csrf",
  "GET providers",
  "POST callback/credentials",
  "POST callback/demo",
  "POST signout",
]);
const toSignInPage = new Set(["GET signin", "GET signin/credentials", "GET signout", "GET error"]);
const largestBody = 16_384;
const fields = z.record(z.string().max(100), z.coerce.string().max(4096));

export function visitOf(request: Request): Visit {
  return {
    address: visitorAddress(request),
    browser: request.headers.get("user-agent") ?? "",
    sameOrigin: isSameOrigin(request),
  };
}

/** Either the answer itself, or a request that next-auth can be trusted with. */
export async function readSignInRequest(request: Request, path: readonly string[]): Promise<Response | NextRequest> {
  const asked = `${request.method} ${path.join("/")}`;
  if (asked === "GET session") return Response.json(await sessionForClient(request), { headers: unkept });
  // What next-auth's client reports of itself is of no use to anybody.
  if (asked === "POST _log") return new Response(null, { status: 204 });
  if (toSignInPage.has(asked)) return redirectToSignIn(new URL(request.url).searchParams);
  if (!forNextAuth.has(asked)) throw new AppError("not-found", "There is nothing at this address.");
  const url = new URL(new URL(request.url).pathname, request.url);
  const headers = new Headers(request.headers);
  const clean =
    request.method === "GET" ? new NextRequest(url, { headers }) : await withReadBody(request, url, headers);
  refuseDamagedCookies(clean);
  return clean;
}

const unkept = { "cache-control": "private, no-store" };

async function withReadBody(request: Request, url: URL, headers: Headers): Promise<NextRequest> {
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  return new NextRequest(url, { method: "POST", headers, body: JSON.stringify(await readFields(request)) });
}

async function readFields(request: Request): Promise<Record<string, string>> {
  const text = await readText(request);
  const type = request.headers.get("content-type") ?? "";
  const raw = type.includes("application/json") ? parsed(text) : Object.fromEntries(new URLSearchParams(text));
  const checked = fields.safeParse(raw);
  if (!checked.success) throw new AppError("malformed", "Send the fields as a form or as a JSON object of strings.");
  return checked.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > largestBody) throw new AppError("too-large", "That is too much for a sign-in.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** next-auth fails with a 500 on a callback cookie that is no address. */
function refuseDamagedCookies(request: NextRequest): void {
  for (const name of ["next-auth.callback-url", "__Secure-next-auth.callback-url"]) {
    const value = request.cookies.get(name)?.value;
    if (value !== undefined && !/^https?:$/.test(URL.parse(value)?.protocol ?? "")) {
      throw new AppError("malformed", `The cookie ${name} is damaged. Delete this site's cookies and try again.`);
    }
  }
}

function redirectToSignIn(query: URLSearchParams): Response {
  const kept = new URLSearchParams();
  const error = query.get("error");
  if (error !== null) kept.set("error", Object.hasOwn(signInWords, error) ? error : "other");
  const callback = query.get("callbackUrl");
  if (callback !== null) kept.set("callbackUrl", callback);
  return new Response(null, {
    status: 302,
    headers: { ...unkept, location: `/sign-in${kept.size > 0 ? `?${kept}` : ""}` },
  });
}

/** A try that was refused unseen, told to programs by its status and to next-auth's client by an address. */
export function refusedSignIn(error: AppError): Response {
  const url = `${process.env.NEXTAUTH_URL}/sign-in?error=${error.code}`;
  const seconds = error.details?.retryAfter;
  return Response.json(
    { url, error: { code: error.code, message: error.message, details: error.details } },
    {
      status: error.status,
      headers: { ...unkept, ...(typeof seconds === "number" ? { "retry-after": `${seconds}` } : {}) },
    },
  );
}
