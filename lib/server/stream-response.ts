/**
 * An answer that goes on. Node's own server begins it on its response (.ci/serve-directly.mjs); whoever knows only web streams, as Next
 * does, reads its body, and the first look at it begins it.
 */
import "server-only";
import { PassThrough } from "node:stream";

/** Where it is written: as much of Node's writable streams as a `ServerResponse` has. */
export interface Outlet {
  write(bytes: Uint8Array): unknown;
  end(): unknown;
  /** Bytes that were written and not taken yet. */
  readonly writableLength: number;
  /** The reader has gone. */
  readonly destroyed: boolean;
  /** `drain`: all was taken; `close`: nothing more can be written. */
  on(event: "drain" | "close", listener: () => void): unknown;
}

type Begin = (outlet: Outlet) => void;

export class StreamResponse extends Response {
  readonly begin: Begin;

  constructor(headers: Record<string, string>, begin: Begin) {
    super(bodyOf(begin), { headers });
    this.begin = begin;
  }
}

function bodyOf(begin: Begin): ReadableStream<Uint8Array> {
  const outlet = new PassThrough();
  let written: AsyncIterator<Uint8Array> | undefined;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      if (written === undefined) {
        written = outlet[Symbol.asyncIterator]();
        begin(outlet);
      }
      const { value, done } = await written.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      outlet.destroy();
    },
  };
  // Nothing is read ahead, so that a body nobody reads begins nothing.
  return new ReadableStream(source, { highWaterMark: 0 });
}
