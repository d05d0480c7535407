/** Server-sent events as Stet sends them, read one after another: what a page's EventSource does. */

/** `Data` is what the caller takes the events to carry. */
export interface EventMessage<Data> {
  id?: string;
  event: string;
  data: Data;
}

export interface EventMessages<Data> {
  /** Null at the end. */
  next(): Promise<EventMessage<Data> | null>;
  stop(): Promise<void>;
}

export function eventMessages<Data>(body: ReadableStream<BufferSource>): EventMessages<Data> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  async function next(): Promise<EventMessage<Data> | null> {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) return null;
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s, 2)));
      if (fields.event !== undefined) return { ...fields, data: JSON.parse(fields.data) };
    }
  }
  return { next, stop: () => reader.cancel() };
}
