/**
 * Headers for every answer, and the nonce that lets a page's own scripts run. Decides nothing about rights: every route and page
 * asks who is there by itself, and works the same without this file but for the headers.
 */
import { type NextRequest, NextResponse } from "next/server";
import { apiPolicy, safeHeaders } from "#lib/server/safe-headers.ts";

/**
 * Routes that answer documents and files with a policy of their own, stricter than any here; what is set here would replace it. The
 * preview is shown in a sandboxed frame.
 */
const ownPolicy = /^\/api\/articles\/[^/]+\/(preview|export|files\/[^/]+)$/;

/** Files of the build: no document, no nonce. */
export const config = { matcher: ["/((?!_next/static/).*)"] };

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith("/api/")) {
    const response = NextResponse.next();
    setHeaders(response, ownPolicy.test(pathname) ? null : apiPolicy);
    return response;
  }
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  setHeaders(response, policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

/**
 * `style-src-attr`: ProseMirror's paste and Base UI set style attributes. `trusted-types` names who may make such policies:
 * ProseMirror for pasted HTML, and Next. They cannot be required: Turbopack's runtime sets addresses of scripts as plain text
 * (tried with next 16.4.6; the first dynamic import is refused and the page with it).
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "trusted-types ProseMirrorClipboard nextjs nextjs#bundler",
  ].join("; ");
}

function setHeaders(response: NextResponse, policy: string | null): void {
  if (policy !== null) response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(safeHeaders())) response.headers.set(name, value);
}
