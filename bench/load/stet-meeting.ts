/**
 * Stet's protocol, as light as it can be: one stream and one kept connection for each client, the same requests as a browser's. Like
 * a desk, a typist sends at the newest version its own stream has brought. What the log says is read once for all clients here.
 */
import { randomUUID } from "node:crypto";
import { Agent, get, type IncomingMessage, request } from "node:http";
import { Arrivals } from "./arrivals.ts";
import type { Meeting, Member, Spot } from "./crowd.ts";

export interface StetSeat {
  cookie: string;
  /** Empty for readers. */
  clientId: string;
}

export interface StetTarget {
  kind: "stet";
  url: string;
  articleId: string;
  version: number;
  seq: number;
  /** Where each paragraph of more than 100 letters begins. */
  starts: readonly number[];
  /** Typists first, in their order. */
  seats: readonly StetSeat[];
}

interface Insertion {
  from: number;
  size: number;
}

interface TextStep {
  from: number;
  slice: { content: readonly [{ text: string }] };
}

interface Entry {
  seq: number;
  event: { type: string; steps?: readonly TextStep[] };
}

export class StetMeeting implements Meeting {
  readonly overlaps = false;
  arrivals = new Arrivals();
  readonly #target: StetTarget;
  readonly #agent = new Agent({ keepAlive: true });
  /** Seq → what it inserted. */
  readonly log = new Map<number, readonly Insertion[]>();

  constructor(target: StetTarget) {
    this.#target = target;
  }

  async join(who: number, spot: Spot | null): Promise<Member> {
    const { seq, version, starts, seats } = this.#target;
    const seat = seats[who]!;
    const reader = { seq };
    const leave = await this.#listen(who, seat, reader);
    if (spot === null) return { type: () => Promise.reject(new Error("A reader does not type")), leave };

    const place = { at: starts[spot.paragraph]! + spot.offset, seq, version };
    const type = async (keys: readonly number[]) => {
      this.#follow(place, reader.seq);
      const answer = await this.#send(seat, place, keys.length);
      const own = answer.events.find(({ event }) => event.type === "text-edited")!;
      this.arrivals.sent(own.seq, who, keys);
      const { from, size } = insertionsOf(own)[0]!;
      Object.assign(place, { at: from + size, seq: answer.seq, version: answer.version });
    };
    return { type, leave };
  }

  /** Takes the place past what others inserted up to `seq`. */
  #follow(place: { at: number; seq: number; version: number }, seq: number): void {
    while (place.seq < seq) {
      place.seq += 1;
      for (const { from, size } of this.log.get(place.seq)!) {
        if (from <= place.at) place.at += size;
        place.version += 1;
      }
    }
  }

  async #send(
    { cookie, clientId }: StetSeat,
    { at, version }: { at: number; version: number },
    letters: number,
  ): Promise<{ seq: number; version: number; events: readonly Entry[] }> {
    const slice = { content: [{ type: "text", text: "e".repeat(letters) }] };
    const steps = [{ stepType: "replace", from: at, to: at, slice }];
    const body = JSON.stringify({ id: randomUUID(), type: "edit-text", version, clientId, steps });
    const { url, articleId } = this.#target;
    const { status, text } = await post(`${url}/api/articles/${articleId}/commands`, this.#agent, body, {
      cookie,
      origin: url,
    });
    if (status !== 200) throw new Error(`An edit was answered with ${status}: ${text}`);
    return JSON.parse(text);
  }

  /** Resolves when the stream has begun. */
  #listen(who: number, { cookie }: StetSeat, reader: { seq: number }): Promise<() => void> {
    const { url, articleId } = this.#target;
    return new Promise((resolve, reject) => {
      const headers = { cookie, accept: "text/event-stream" };
      const asked = get(`${url}/api/events?after=${articleId}:${reader.seq}`, { headers, agent: false }, (stream) => {
        if (stream.statusCode !== 200) reject(new Error(`A stream was answered with ${stream.statusCode}`));
        this.#readStream(stream, who, reader);
        resolve(() => asked.destroy());
      });
      asked.once("error", reject);
    });
  }

  #readStream(stream: IncomingMessage, who: number, reader: { seq: number }): void {
    stream.setEncoding("utf8");
    stream.on("error", () => {});
    let text = "";
    stream.on("data", (chunk: string) => {
      const now = performance.now();
      text += chunk;
      let begin = 0;
      for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n", begin)) {
        const seq = this.#note(text, begin, end);
        begin = end + 2;
        if (seq === null) continue;
        if (seq !== reader.seq + 1) throw new Error(`After entry ${reader.seq} came ${seq}`);
        reader.seq = seq;
        this.arrivals.arrived(seq, who, now);
      }
      text = text.slice(begin);
    });
  }

  /** The seq of an entry, whose contents are read when nobody has read them; null for other events. */
  #note(text: string, begin: number, end: number): number | null {
    if (!text.startsWith("id: ", begin)) return null;
    const line = text.indexOf("\n", begin);
    const seq = Number(text.slice(text.lastIndexOf(":", line) + 1, line));
    if (!this.log.has(seq)) {
      const data = text.slice(text.indexOf("data: ", line) + 6, end);
      this.log.set(seq, insertionsOf((JSON.parse(data) as { entry: Entry }).entry));
    }
    return seq;
  }
}

function insertionsOf({ event }: Entry): Insertion[] {
  return (event.steps ?? []).map(({ from, slice }) => ({ from, size: slice.content[0].text.length }));
}

/**
 * A server closes connections that were idle for some seconds, perhaps just when the next request is under way. A browser then sends
 * it again; the command's id makes that safe.
 */
async function post(url: string, agent: Agent, body: string, headers: Record<string, string>): Promise<Posted> {
  for (;;) {
    const posted = await postOnce(url, agent, body, headers);
    if (posted !== "closed") return posted;
  }
}

interface Posted {
  status: number;
  text: string;
}

function postOnce(
  url: string,
  agent: Agent,
  body: string,
  headers: Record<string, string>,
): Promise<Posted | "closed"> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = request(url, { method: "POST", agent, headers: sent }, (response) => {
      response.setEncoding("utf8");
      let text = "";
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.once("error", (error: NodeJS.ErrnoException) => {
      if (asked.reusedSocket && error.code === "ECONNRESET") resolve("closed");
      else reject(error);
    });
    asked.end(body);
  });
}
