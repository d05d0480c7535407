/**
 * Past Next: commands, by far the most frequent request of a newsroom that types, and streams of events, where each letter is told to
 * everybody. Routing, proxy.ts, tracing and the copies of a request cost Next more than a small command costs the app, and its way from a
 * stream to a socket more than all that the stream does. The app hands over its own routes (lib/server/direct-routes.ts). Only small
 * bodies of a declared length go this way; all else is Next's as ever.
 */
const largest = 1024 * 1024;
const key = Symbol.for("stet.direct-routes");

/** By method: the address, with the article's id in it if there is one, and the name of the route. */
const direct = {
  POST: [{ address: /^\/api\/articles\/([\w-]{1,100})\/commands$/, name: "command", takes: isSmall }],
  GET: [
    { address: /^\/api\/events(?:\?|$)/, name: "events", takes: wantsStream },
    { address: /^\/api\/articles\/([\w-]{1,100})\/events(?:\?|$)/, name: "articleEvents", takes: wantsStream },
  ],
};

/** False when Next must answer; else the answer is under way. */
export function answerDirectly(request, response) {
  const routes = globalThis[key];
  if (routes === undefined) return false;
  for (const { address, name, takes } of direct[request.method] ?? []) {
    const found = address.exec(request.url);
    if (found === null || !takes(request)) continue;
    answer(routes[name], found[1], request, response).catch((error) => {
      // The visitor went away in the middle, or the route broke its promise to answer whatever happens.
      if (request.complete && !response.closed) console.error(error);
      response.destroy();
    });
    return true;
  }
  return false;
}

function isSmall({ headers }) {
  return Number(headers["content-length"] ?? Number.NaN) <= largest;
}

function wantsStream({ headers }) {
  return (headers.accept ?? "").includes("text/event-stream");
}

async function answer(route, articleId, request, response) {
  const { method } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = method === "POST" ? await bytesOf(request) : undefined;
  // Whose page asked is told by the headers; a Host that makes no address must not fail here.
  const asked = new Request(`http://localhost${request.url}`, { method, headers, body });
  await send(await route(asked, articleId), response);
}

async function bytesOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function send(given, response) {
  const headers = Object.fromEntries(given.headers);
  if (headers["content-type"]?.startsWith("text/event-stream")) {
    response.writeHead(given.status, headers).flushHeaders();
    return pour(given.body.getReader(), response);
  }
  const body = Buffer.from(await given.arrayBuffer());
  response.writeHead(given.status, { ...headers, "content-length": body.length });
  response.end(body);
}

/** As fast as the reader takes it; whoever writes it is told when the reader has gone. */
async function pour(reader, response) {
  const leave = () => void reader.cancel();
  response.once("close", leave);
  if (response.closed) leave();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return response.end();
    if (!response.write(value)) await isTaken(response);
  }
}

/** A slow reader is waited for again and again: nothing of it is left listening. */
function isTaken(response) {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}
