/**
 * The most frequent requests of a newsroom that types, and its open streams, past Next: routing, proxy.ts, tracing and the copies of
 * request and answer cost Next more than the app needs for a small command or for what a stream says. The app hands over its own
 * routes (lib/server/direct-routes.ts). Only small bodies of a declared length go this way; all else is Next's as ever.
 */
const largest = { GET: 0, POST: 1024 * 1024 };
const key = Symbol.for("stet.direct-routes");

/** False when Next must answer; else the answer is under way. */
export function answerDirectly(request, response) {
  const { method, url, headers } = request;
  const route = globalThis[key]?.find((known) => known.method === method && known.address.test(url));
  const length = "transfer-encoding" in headers ? Number.NaN : Number(headers["content-length"] ?? 0);
  if (route === undefined || !(length <= largest[method])) return false;
  answer(route, request, response).catch((error) => {
    // The visitor went away in the middle, or the route broke its promise to answer whatever happens.
    if (request.complete) console.error(error);
    response.destroy();
  });
  return true;
}

async function answer(route, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  // Whose page asked is told by the headers; a Host that makes no address must not fail here.
  const address = `http://localhost${request.url}`;
  const body = request.method === "POST" ? Buffer.concat(chunks) : undefined;
  const params = { ...route.address.exec(request.url).groups };
  const given = await route.answer(new Request(address, { method: request.method, headers, body }), params);
  if (given.begin !== undefined) {
    // An answer that goes on is written here by the app itself, as fast as the visitor takes it.
    response.writeHead(given.status, Object.fromEntries(given.headers));
    given.begin(response);
    return;
  }
  const whole = Buffer.from(await given.arrayBuffer());
  response.writeHead(given.status, { ...Object.fromEntries(given.headers), "content-length": whole.length });
  response.end(whole);
}
