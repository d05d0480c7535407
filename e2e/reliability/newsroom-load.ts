/** A newsroom at work against a real server: desks of several people that type, claim, note, find and approve as fast as they can. */
import { randomUUID } from "node:crypto";
import { createDesk, type Desk } from "#lib/editor/desk.ts";
import { deskClaims } from "#lib/editor/plugins/claims.ts";
import type { Transport } from "#lib/editor/transport.ts";
import { unconfirmedCount } from "#lib/editor/unconfirmed.ts";
import { type ArticleSnapshot, stateOf } from "#lib/log/snapshot.ts";
import { can, type Role } from "#lib/policy/can.ts";
import { MemoryDevice } from "#lib/testing/memory-device.ts";
import { randomEdit } from "#lib/testing/random-edit.ts";
import type { Random } from "#lib/testing/seeded-random.ts";
import { Api, signIn } from "../api.ts";
import { password } from "../server.ts";
import { type HttpClient, httpClient } from "./http-transport.ts";

export interface Seat {
  role: Role;
  /** Of the person's sign-in. */
  cookie: string;
  desk: Desk;
  client: HttpClient;
}

export class NewsroomLoad {
  readonly seats: Seat[] = [];
  /** Command id → the last entry its answer named. */
  readonly acknowledged = new Map<string, number>();
  /** Answers that differ from an earlier answer to the same command. */
  readonly contradictions: string[] = [];
  readonly #random: Random;
  readonly #through: (transport: Transport) => Transport;
  readonly #stops: (() => void)[] = [];

  /** `through` may put something between the desks and their line. */
  constructor(random: Random, through: (transport: Transport) => Transport = (transport) => transport) {
    this.#random = random;
    this.#through = through;
  }

  /** Opens `roles.length` desks on one article. */
  async open(url: string, articleId: string, roles: readonly Role[]): Promise<void> {
    const cookies = new Map<Role, string>();
    for (const role of new Set(roles)) cookies.set(role, await signIn(url, `${role}@demo.stet`, password));
    for (const role of roles) {
      const cookie = cookies.get(role)!;
      const api = new Api(url, role, cookie);
      const { body: me } = await api.get<{ id: string; name: string }>("/api/me");
      const client = httpClient(url, cookie, (id, seq) => this.#note(id, seq));
      const principal = { id: me.id, name: me.name, role };
      const desk = createDesk({
        article: stateOf((await api.article(articleId)) as unknown as ArticleSnapshot),
        me: principal,
        mayEdit: can(principal, "edit-text"),
        mayAnnotate: can(principal, "add-claim"),
        transport: this.#through(client.transport),
        store: new MemoryDevice().store(),
      });
      desk.connect();
      this.seats.push({ role, cookie, desk, client });
    }
  }

  /** Everybody works until `stop`. */
  start(): void {
    for (const seat of this.seats) {
      const timer = setInterval(() => this.#work(seat), 60 + this.#random.below(80));
      this.#stops.push(() => clearInterval(timer));
    }
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  close(): void {
    this.stop();
    for (const { desk, client } of this.seats) {
      desk.destroy();
      client.close();
    }
  }

  get isDelivered(): boolean {
    return this.seats.every(({ desk }) => !desk.hasUnsent());
  }

  #note(id: string, seq: number): void {
    const before = this.acknowledged.get(id);
    if (before !== undefined && before !== seq) this.contradictions.push(`${id} was answered ${before}, then ${seq}`);
    this.acknowledged.set(id, seq);
  }

  #work({ role, desk }: Seat): void {
    // Who waits for answers piles nothing up.
    if (unconfirmedCount(desk.editorState()) > 20 || deskClaims(desk.editorState()).waiting.size > 20) return;
    if (can({ id: "", name: "", role }, "edit-text") && this.#random.chance(0.8)) this.#type(desk);
    else give(desk, this.#annotation(role, desk));
  }

  #annotation(role: Role, desk: Desk): Parameters<Desk["send"]>[0] {
    const random = this.#random;
    const { claims } = desk.read();
    if (claims.length < 12 || (random.chance(0.1) && claims.length < 60)) {
      const { size } = desk.editorState().doc.content;
      const from = random.below(size);
      return { type: "add-claim", at: { from, to: Math.min(size, from + 1 + random.below(30)) } };
    }
    const { id: claimId, basis } = random.pick(claims);
    if (role === "reviewer" && random.chance(0.5)) return { type: "approve-claim", claimId, basis };
    if (random.chance(0.5)) return { type: "add-note", claimId, body: `Asked about it, ${randomUUID()}.` };
    return { type: "record-finding", claimId, finding: "accurate", basis };
  }

  #type(desk: Desk): void {
    desk.run((state, dispatch) => {
      const tr = randomEdit(state, this.#random);
      // An article that grows without end measures itself.
      if (tr !== null && (tr.doc.content.size < 20_000 || tr.doc.content.size < state.doc.content.size)) dispatch?.(tr);
      return true;
    });
  }
}

/** What the server refuses is refused: that it was acknowledged and lost is what is looked for. */
function give(desk: Desk, command: Parameters<Desk["send"]>[0]): void {
  void Promise.allSettled([desk.send(command)]);
}

/** Text and claims as the desk has them confirmed. */
export function confirmedOf(desk: Desk) {
  return deskClaims(desk.editorState()).confirmed;
}
