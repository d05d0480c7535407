/**
 * Does a request that changes something come from a page of this house? Browsers say so in headers that pages cannot forge; programs
 * send none of them, and are let through: they carry a token, or a cookie they were given themselves.
 */
import "server-only";

export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("origin");
  return origin === null || ownOrigins(request).includes(origin);
}

/** The address people open, and the one this request was sent to: a demo is reached by 127.0.0.1 as well as by localhost. */
function ownOrigins(request: Request): string[] {
  const site = URL.parse(process.env.NEXTAUTH_URL ?? "");
  const host = request.headers.get("host");
  const protocol = site?.protocol ?? "http:";
  return [...(site === null ? [] : [site.origin]), ...(host === null ? [] : [`${protocol}//${host}`])];
}
