/** A page of the log as it goes over the wire. */
import type { LogEntry } from "./event.ts";
import type { Presence } from "./presence.ts";

export interface EventPage {
  events: LogEntry[];
  /** The `after` of the next page; null when this one reaches the end. */
  next: number | null;
  /** Of text and claims behind the log's last entry, when it was asked for; and which build of Stet answers. */
  fingerprint?: Fingerprint;
  /** Who else is here, when it was asked for. */
  presence?: Presence[];
}

export interface Fingerprint {
  seq: number;
  hash: string;
  build: string;
}
