/**
 * The least that a durable answer over HTTP can be: Stet's own protocol (stet-meeting.ts) without Stet. An edit is read, written as one
 * row with the pragmas of db/client.ts, answered after the commit that it shares with all that came in the same turn, and sent to all
 * streams. Nobody is asked who they are, no step is looked at, nothing is moved past what others typed: it shows what there is to be won.
 * Arguments: port, file, version and seq to begin with.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Sqlite from "better-sqlite3";
import { pragmas } from "#db/client.ts";

interface Waiting {
  steps: readonly unknown[];
  response: ServerResponse;
}

const [port, file, firstVersion, firstSeq] = process.argv.slice(2);
let version = Number(firstVersion);
let seq = Number(firstSeq);

const database = new Sqlite(file!);
for (const [name, value] of Object.entries(pragmas)) database.pragma(`${name} = ${value}`);
database.exec("CREATE TABLE log (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL)");
const insert = database.prepare("INSERT INTO log VALUES (?, ?)");

const streams = new Set<ServerResponse>();
let waiting: Waiting[] = [];

createServer((request, response) => {
  if (request.method === "GET") openStream(response);
  else void take(request, response);
}).listen(Number(port), "127.0.0.1");

function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  streams.add(response);
  response.once("close", () => streams.delete(response));
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { steps } = JSON.parse(Buffer.concat(chunks).toString()) as { steps: readonly unknown[] };
  if (waiting.length === 0) setImmediate(commitGroup);
  waiting.push({ steps, response });
}

function commitGroup(): void {
  const group = waiting;
  waiting = [];
  const entries = group.map(({ steps }) => {
    seq += 1;
    return { seq, event: { type: "text-edited", steps } };
  });
  database.transaction(() => {
    for (const entry of entries) insert.run(entry.seq, JSON.stringify(entry.event));
  })();
  for (const [index, { steps, response }] of group.entries()) {
    version += steps.length;
    response.end(JSON.stringify({ seq: entries[index]!.seq, version, events: [entries[index]] }));
  }
  const lines = entries.map((entry) => `id: a:${entry.seq}\nevent: entry\ndata: ${JSON.stringify({ entry })}\n\n`);
  const bytes = Buffer.from(lines.join(""));
  for (const stream of streams) stream.write(bytes);
}
