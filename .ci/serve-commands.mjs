/**
 * Commands past Next: `POST /api/articles/:id/commands` is by far the most frequent request of a newsroom that types, and routing,
 * proxy.ts, tracing and the copies of the request cost Next more than a small command costs the app. The app hands over its own route
 * (lib/server/direct-commands.ts). Only small bodies of a declared length go this way; all else is Next's as ever.
 */
const address = /^\/api\/articles\/([\w-]{1,100})\/commands$/;
const largest = 1024 * 1024;
const key = Symbol.for("stet.direct-commands");

/** False when Next must answer; else the answer is under way. */
export function answerCommand(request, response) {
  const route = globalThis[key];
  const articleId = request.method === "POST" ? address.exec(request.url)?.[1] : undefined;
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  if (route === undefined || articleId === undefined || !(length <= largest)) return false;
  answer(route, articleId, request, response).catch((error) => {
    // The visitor went away in the middle, or the route broke its promise to answer whatever happens.
    if (request.complete) console.error(error);
    response.destroy();
  });
  return true;
}

async function answer(route, articleId, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  // Whose page asked is told by the headers; a Host that makes no address must not fail here.
  const asked = new Request(`http://localhost${request.url}`, { method: "POST", headers, body: Buffer.concat(chunks) });
  const given = await route(asked, articleId);
  const body = Buffer.from(await given.arrayBuffer());
  response.writeHead(given.status, { ...Object.fromEntries(given.headers), "content-length": body.length });
  response.end(body);
}
