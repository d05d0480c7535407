/**
 * Serves the built app: Next and an HTTP server in one process (Node 24). Answers 503 until it can serve, tells the app the true
 * address of each visitor, and is gone at most five seconds after SIGTERM or SIGINT, open streams or not.
 *
 * Environment: PORT, HOST (127.0.0.1), STET_DATA, NEXTAUTH_URL, NEXTAUTH_SECRET (or STET_DATA/secret), STET_PROXIES (addresses
 * whose X-Forwarded-For is believed, besides this machine's own).
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { isIP } from "node:net";
import { join } from "node:path";
import { builtFiles } from "./built-files.mjs";
import { claimFolder } from "./one-server.mjs";
import { isReadablePath } from "./readable-path.mjs";
import { answerDirectly } from "./serve-direct.mjs";

process.env.NODE_ENV = "production";
// Whatever is made in the data folder is this user's alone.
process.umask(0o077);
process.env.NEXT_TELEMETRY_DISABLED = "1";

const data = process.env.STET_DATA ?? "data";
process.env.NEXTAUTH_SECRET ||= readFileSync(join(data, "secret"), "utf8").trim();

const project = join(import.meta.dirname, "..");
// One that is empty is none, as the scripts that start this take it.
const port = Number(process.env.PORT || 3000);
const host = process.env.HOST || "127.0.0.1";
const grace = 3000;
const last = 4500;

const proxies = new Set((process.env.STET_PROXIES ?? "").split(",").map((address) => address.trim()));
const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

let handle = null;
let built = null;
let ending = false;

/** Tells the app that the address below comes from here and not from a visitor, and that what it keeps going will be stopped. */
globalThis[Symbol.for("stet.serve")] = true;

const release = claimed();

// Nothing here speaks another protocol. Unasked, Node closes on whoever offers one (`curl --http2` does), and Next keeps some open.
const server = createServer({ shouldUpgradeCallback: () => false }, (request, response) => {
  request.headers["x-stet-address"] = addressOf(request);
  if (ending) response.setHeader("connection", "close");
  if (handle === null || ending) answerNotYet(response);
  else if (built.take(request, response)) return;
  else if (answerDirectly(request, response)) return;
  else if (request.method === "TRACE")
    answerError(response, 400, "malformed", "TRACE is not answered. Use another method.");
  else if (isReadablePath(request.url)) handle(request, response);
  else answerError(response, 400, "malformed", "The address cannot be read.");
});
server.on("error", (error) => {
  console.error(whyNoPort(error.code) ?? String(error));
  process.exit(1);
});
server.listen(port, host, () => start().catch(giveUp));

function whyNoPort(code) {
  if (code === "EADDRINUSE") return `Port ${port} is in use. Choose another with PORT=…`;
  if (code === "EACCES") return `This user may not listen on port ${port}. Choose one above 1023 with PORT=…`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `${host} is no address of this machine. Choose one with HOST=…, or leave it out for 127.0.0.1.`;
  return null;
}

function claimed() {
  try {
    return claimFolder(data);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

function giveUp(error) {
  console.error(error);
  process.exit(1);
}

async function start() {
  // Loaded only now, so that /api/health answers 503 from the first moment.
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: project, hostname: host, port, quiet: true });
  await app.prepare();
  built = builtFiles(join(project, ".next/static"));
  handle = app.getRequestHandler();
  await answersItself();
  process.send?.("ready");
  await built.compress();
}

/** Opens the database, and shows that the app answers before anybody is told so. */
async function answersItself() {
  const own = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  const health = await fetch(`http://${own.includes(":") ? `[${own}]` : own}:${port}/api/health`);
  if (!health.ok) throw new Error(`The app does not answer: ${health.status} ${await health.text()}`);
}

function answerNotYet(response) {
  response.setHeader("retry-after", "1");
  answerError(response, 503, "starting", "Stet is starting or ending. Try again in a moment.");
}

/** In the shape of the API's own errors. */
function answerError(response, status, code, message) {
  response.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify({ error: { code, message } }));
}

/** The socket's address, or what a proxy we trust says it is: the last entry is the one it added itself. */
function addressOf(request) {
  const direct = request.socket.remoteAddress ?? "unknown";
  if (!loopback.test(direct) && !proxies.has(direct)) return direct;
  const said = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    .trim();
  return isIP(said) === 0 ? direct : said;
}

async function end() {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), last).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  for (const close of globalThis[Symbol.for("stet.hub")]?.streams ?? []) close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), grace).unref();
  await closed;
  await globalThis[Symbol.for("stet.keep-index")]?.stop();
  await globalThis[Symbol.for("stet.database")]?.close();
  release();
  process.exit(0);
}

process.on("SIGTERM", end);
process.on("SIGINT", end);
// Started by another script: go when it goes.
process.on("disconnect", end);
