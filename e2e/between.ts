/** A reverse proxy between browser and house: counts the live streams it carries, and can hold their words back as some do. */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Between {
  url: string;
  /** Live streams that are open through it now. */
  streams(): number;
  /** From now on the bodies of live streams are kept until they end. */
  withhold: boolean;
  stop(): Promise<void>;
}

export async function startBetween(target: string): Promise<Between> {
  const open = new Set<IncomingMessage>();
  const server = createServer((incoming, outgoing) => {
    const isStream = incoming.url?.startsWith("/api/events") === true;
    if (isStream) {
      open.add(incoming);
      outgoing.on("close", () => open.delete(incoming));
    }
    passOn(target, incoming, outgoing, isStream && between.withhold);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const between: Between = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    streams: () => open.size,
    withhold: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return between;
}

function passOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse, withhold: boolean): void {
  const { method = "GET", headers, url = "/" } = incoming;
  const onward = request(target + url, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    outgoing.flushHeaders();
    if (!withhold) answer.pipe(outgoing);
    else {
      const kept: Buffer[] = [];
      answer.on("data", (bytes: Buffer) => kept.push(bytes));
      answer.on("end", () => outgoing.end(Buffer.concat(kept)));
    }
  });
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
}
