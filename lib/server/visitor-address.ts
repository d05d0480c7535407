/** Where a request comes from, as `.ci/serve.mjs` saw it: a header it overwrites, believed only when that server runs us. */
import "server-only";

const served = Symbol.for("stet.serve");

export function visitorAddress(request: Request): string {
  const known = (globalThis as { [served]?: boolean })[served] === true;
  return (known && request.headers.get("x-stet-address")) || "unknown";
}
