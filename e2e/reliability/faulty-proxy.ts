/**
 * A line between desks and server that does what bad networks and worse middle boxes do: loses, doubles, swaps, repeats and cuts
 * requests, answers and live events. Honest while `isFaulty` is false. What it did is counted, by name.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as passed } from "node:timers/promises";
import type { Random } from "#lib/testing/seeded-random.ts";
import { cutPoint } from "./cut-point.ts";
import { FaultyStream } from "./faulty-stream.ts";

const requestFaults = [
  "request lost",
  "request doubled",
  "requests swapped",
  "request repeated later",
  "answer lost",
  "answer cut off",
  "answer cut inside a character",
  "answer shortened",
  "answer late",
  "bad gateway",
] as const;
type RequestFault = (typeof requestFaults)[number];

/** How likely a request and a live event meet a fault. */
const requestsFaulty = 0.3;
const eventsFaulty = 0.15;
/** Who waits for another request to overtake goes on after so long alone. */
const longestWait = 100;

interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

interface Answered {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

export class FaultyProxy {
  readonly faults = new Map<string, number>();
  /** Where the server listens. */
  target = 0;
  isFaulty = false;
  readonly #random: Random;
  readonly #server: Server;
  /** Called when a request has passed: lets the one that was held go. */
  #release: () => void = () => {};
  /** Repetitions on their way. */
  readonly #late = new Set<Promise<unknown>>();

  constructor(random: Random) {
    this.#random = random;
    this.#server = createServer((incoming, response) => {
      this.#serve(incoming, response).catch(() => response.destroy());
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get total(): number {
    return [...this.faults.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Resolves when nothing repeated is on its way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#late);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #count(fault: string): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/", headers } = incoming;
    const asked = { method, path, headers, body: await buffer(incoming) };
    const fault = this.isFaulty && this.#random.chance(requestsFaulty) ? this.#random.pick(requestFaults) : null;
    if (headers.accept === "text/event-stream") await this.#stream(asked, response, fault);
    else await this.#answer(asked, response, fault);
  }

  async #answer(asked: Asked, response: ServerResponse, fault: RequestFault | null): Promise<void> {
    if (fault === "request lost" || fault === "bad gateway") {
      this.#count(fault);
      if (fault === "request lost") response.destroy();
      else response.writeHead(502, { "content-type": "text/html" }).end("<h1>502 Bad Gateway</h1>");
      return;
    }
    if (fault === "requests swapped") await this.#overtaken();
    else this.#release();
    const answers = [this.#ask(asked)];
    if (fault === "request doubled") answers.push(this.#ask(asked));
    const [answer] = await Promise.all(answers);
    if (fault === "request doubled") this.#count(fault);
    if (fault === "request repeated later") this.#repeat(asked);
    await this.#giveBack(answer!, response, fault);
  }

  async #giveBack(answer: Answered, response: ServerResponse, fault: RequestFault | null): Promise<void> {
    const { status, headers, body } = answer;
    if (fault === "answer lost") {
      this.#count(fault);
      response.destroy();
      return;
    }
    if (fault === "answer late") {
      this.#count(fault);
      await passed(this.#random.below(1000));
    }
    const isCut =
      fault === "answer cut off" || fault === "answer shortened" || fault === "answer cut inside a character";
    const at = isCut ? cutPoint(body, this.#random, fault === "answer cut inside a character") : null;
    if (at === null) {
      response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
      return;
    }
    this.#count(fault!);
    const isWellFormed = fault === "answer shortened";
    response.writeHead(status, { ...headers, "content-length": isWellFormed ? at : body.length });
    response.write(body.subarray(0, at), () => (isWellFormed ? response.end() : response.destroy()));
  }

  /** Until another request has gone by. */
  async #overtaken(): Promise<void> {
    const isOvertaken = await new Promise<boolean>((resolve) => {
      this.#release = () => resolve(true);
      setTimeout(() => resolve(false), longestWait);
    });
    if (isOvertaken) this.#count("requests swapped");
  }

  #repeat(asked: Asked): void {
    this.#count("request repeated later");
    const repeating = passed(50 + this.#random.below(1500)).then(() => this.#ask(asked));
    this.#late.add(repeating);
    repeating.finally(() => this.#late.delete(repeating)).catch(() => {});
  }

  #ask(asked: Asked): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const onward = this.#onward(asked, (answer) => {
        buffer(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 502, headers: plain(answer), body }),
          reject,
        );
      });
      onward.on("error", reject).end(asked.body);
    });
  }

  #onward({ method, path, headers }: Asked, onAnswer: (answer: IncomingMessage) => void) {
    return request({ host: "127.0.0.1", port: this.target, method, path, headers }, onAnswer);
  }

  async #stream(asked: Asked, response: ServerResponse, fault: RequestFault | null): Promise<void> {
    if (fault === "request lost" || fault === "bad gateway") return this.#answer(asked, response, fault);
    const onward = this.#onward(asked, (answer) => {
      response.writeHead(answer.statusCode ?? 502, plain(answer)).flushHeaders();
      const stream = new FaultyStream(response, this.#random, {
        isMet: () => this.isFaulty && this.#random.chance(eventsFaulty),
        onFault: (met) => this.#count(met),
      });
      answer.on("data", (bytes: Buffer) => stream.take(bytes));
      answer.on("close", () => stream.end());
      answer.on("error", () => stream.end());
    });
    response.on("close", () => onward.destroy());
    onward.on("error", () => response.destroy()).end();
  }
}

/** Without what belongs to one connection only. */
function plain({ headers }: IncomingMessage): IncomingMessage["headers"] {
  const { connection, "keep-alive": _, "transfer-encoding": __, ...kept } = headers;
  return kept;
}
