/**
 * Hocuspocus and y-websocket by raw y-protocols messages over WebSocket, lighter than their providers: nobody applies what others
 * type (an insertion needs only its own neighbours), and a message that all clients get alike is read once.
 *
 * What counts as the answer to an edit. Hocuspocus sends SyncStatus to the sender after it has applied an update, in order: that one.
 * y-websocket acknowledges nothing, but sends each update to all, the sender too: its coming back. Neither is on the disk by then.
 */
import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { WebSocket } from "ws";
import { writeSyncStep1, writeUpdate } from "y-protocols/sync";
import { applyUpdate, Doc, encodeStateAsUpdate, parseUpdateMeta, XmlElement, XmlText } from "yjs";
import { Arrivals } from "./arrivals.ts";
import type { Meeting, Member, Spot } from "./crowd.ts";

export interface YjsTarget {
  kind: "hocuspocus" | "y-websocket";
  url: string;
  paragraphs: readonly string[];
}

const name = "article";
const message = { sync: 0, auth: 2, queryAwareness: 3, syncReply: 4, syncStatus: 8 };
const sync = { state: 1, update: 2 };
/** Who brought the text in; nobody's typing. */
const founder = 2 ** 20;
/** Hocuspocus closes sockets that say nothing for a minute. */
const signOfLife = 20_000;
const messagesKept = 512;

export class YjsMeeting implements Meeting {
  readonly overlaps = true;
  arrivals = new Arrivals();
  readonly #target: YjsTarget;
  readonly #read = new Map<string, readonly number[]>();

  constructor(target: YjsTarget) {
    this.#target = target;
  }

  async join(who: number, spot: Spot | null): Promise<Member> {
    const line = new YjsLine(this.#target);
    await line.open();
    const doc = new Doc();
    // Yjs draws its ids by lot; these tell whose edit it is.
    doc.clientID = who + 1;
    /** In the order of sending. */
    const waiting: (() => void)[] = [];
    line.onAnswer = () => waiting.shift()?.();
    line.onUpdate = (bytes, decoder) => {
      const now = performance.now();
      for (const edit of this.#editsIn(bytes, decoder)) {
        this.arrivals.arrived(edit, who, now);
        if (this.#target.kind === "y-websocket" && ownerOf(edit) === who) waiting.shift()?.();
      }
    };
    const leave = () => line.close();
    if (spot === null) {
      line.hello(doc);
      return { type: () => Promise.reject(new Error("A reader does not type")), leave };
    }
    await this.#load(line, doc, who === 0);

    const text = textAt(doc, this.#target.paragraphs, spot.paragraph);
    let [at, clock] = [spot.offset, 0];
    doc.on("update", (bytes: Uint8Array) => line.sendUpdate(bytes));
    const type = (keys: readonly number[]) => {
      if (keys.length !== 1) throw new Error("Letters are sent one by one");
      return new Promise<void>((resolve) => {
        waiting.push(resolve);
        this.arrivals.sent(editOf(who, clock), who, keys);
        clock += 1;
        text.insert(at, "e");
        at += 1;
      });
    };
    return { type, leave };
  }

  /** The first one brings the text in. */
  async #load(line: YjsLine, doc: Doc, isFirst: boolean): Promise<void> {
    if (isFirst) line.sendUpdate(encodeStateAsUpdate(textOf(this.#target.paragraphs)));
    const loaded = new Promise<void>((resolve) => {
      line.onState = (bytes) => {
        applyUpdate(doc, bytes);
        resolve();
      };
    });
    line.hello(doc);
    await loaded;
    if (doc.getXmlFragment(name).length !== this.#target.paragraphs.length) throw new Error("The text did not come");
  }

  #editsIn(bytes: Uint8Array, decoder: Decoder): readonly number[] {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const { from, to } = parseUpdateMeta(readVarUint8Array(decoder));
    const edits: number[] = [];
    for (const [client, first] of from) {
      if (client === founder) continue;
      for (let clock = first; clock < to.get(client)!; clock += 1) edits.push(editOf(client - 1, clock));
    }
    if (this.#read.size >= messagesKept) this.#read.delete(this.#read.keys().next().value!);
    this.#read.set(key, edits);
    return edits;
  }
}

function editOf(who: number, clock: number): number {
  return who * 2 ** 24 + clock;
}

function ownerOf(edit: number): number {
  return Math.floor(edit / 2 ** 24);
}

/** The text as y-prosemirror keeps it. */
function textOf(paragraphs: readonly string[]): Doc {
  const doc = new Doc();
  doc.clientID = founder;
  const elements = paragraphs.map((text) => {
    const element = new XmlElement("paragraph");
    element.insert(0, [new XmlText(text)]);
    return element;
  });
  doc.getXmlFragment(name).insert(0, elements);
  return doc;
}

/** Paragraphs are counted as Stet's are: those of more than 100 letters. */
function textAt(doc: Doc, paragraphs: readonly string[], paragraph: number): XmlText {
  const index = paragraphs.map((text, at) => ({ text, at })).filter(({ text }) => text.length > 100)[paragraph]!.at;
  const element = doc.getXmlFragment(name).get(index);
  const text = element instanceof XmlElement ? element.get(0) : null;
  if (!(text instanceof XmlText)) throw new Error(`Paragraph ${paragraph} is not there`);
  return text;
}

/** One socket. Hocuspocus writes the name of the document before each message and asks for a token first. */
class YjsLine {
  onAnswer: () => void = () => {};
  onUpdate: (bytes: Uint8Array, decoder: Decoder) => void = () => {};
  onState: (bytes: Uint8Array) => void = () => {};
  readonly #isHocuspocus: boolean;
  readonly #socket: WebSocket;
  #timer: NodeJS.Timeout | undefined;

  constructor({ kind, url }: YjsTarget) {
    this.#isHocuspocus = kind === "hocuspocus";
    this.#socket = new WebSocket(this.#isHocuspocus ? url : `${url}/${name}`, { perMessageDeflate: false });
    this.#socket.binaryType = "nodebuffer";
    this.#socket.on("message", (bytes: Buffer) => this.#hear(bytes));
    this.#socket.on("close", () => clearInterval(this.#timer));
  }

  async open(): Promise<void> {
    await new Promise((resolve, reject) => this.#socket.once("open", resolve).once("error", reject));
    if (!this.#isHocuspocus) return;
    this.#say(message.auth, (encoder) => {
      writeVarUint(encoder, 0);
      writeVarString(encoder, "");
    });
    this.#timer = setInterval(() => this.#say(message.queryAwareness, () => {}), signOfLife);
  }

  hello(doc: Doc): void {
    this.#say(message.sync, (encoder) => writeSyncStep1(encoder, doc));
  }

  sendUpdate(bytes: Uint8Array): void {
    this.#say(message.sync, (encoder) => writeUpdate(encoder, bytes));
  }

  close(): void {
    this.#socket.terminate();
  }

  #say(type: number, write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    const encoder = createEncoder();
    if (this.#isHocuspocus) writeVarString(encoder, name);
    writeVarUint(encoder, type);
    write(encoder);
    this.#socket.send(toUint8Array(encoder));
  }

  #hear(bytes: Buffer): void {
    const decoder = createDecoder(bytes);
    if (this.#isHocuspocus) readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === message.syncStatus) this.onAnswer();
    if (type !== message.sync && type !== message.syncReply) return;
    const kind = readVarUint(decoder);
    if (kind === sync.state) this.onState(readVarUint8Array(decoder));
    if (kind === sync.update) this.onUpdate(bytes, decoder);
  }
}
