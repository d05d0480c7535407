const serve = Symbol.for("stet.serve");

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  // Next compiles this file for other runtimes as well, which know none of the modules behind it.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { handOverRoutes } = await import("#lib/server/direct-routes.ts");
  handOverRoutes();
  // Only where the process serves and says so: not in a build, nor where nobody would stop it.
  if ((globalThis as { [serve]?: true })[serve] !== true) return;
  const { keepIndex } = await import("#lib/server/keep-index.ts");
  keepIndex();
  const { startMail } = await import("#lib/server/start-mail.ts");
  startMail();
}

/** A page or route that failed unexpectedly is written to the server's log; what people see says nothing of it. */
export function onRequestError(error: unknown, request: { path: string; method: string }): void {
  console.error(`${request.method} ${request.path.split("?")[0]} failed:`, error);
}
