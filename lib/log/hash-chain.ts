/**
 * The chain that makes a changed log visible: each entry's hash covers the one before it and a salted commitment of the payload.
 * The commitment stays when payload and salt are erased, so the chain of an erased entry still verifies.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What the first entry of a log is chained to. */
export const genesis = "0".repeat(64);

export interface ChainLink {
  seq: number;
  at: string;
  byId: string;
  type: string;
  commitment: string;
}

/** SHA-256 of the text in UTF-8, as 64 hex digits. Where commands wait for it, the server hands in the one of its platform. */
export type HashText = (text: string) => string;

const portable: HashText = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** `payload` is the event as stored, letter by letter; `salt` is 128 random bits in hex. Returns 64 hex digits. */
export function commit(payload: string, salt: string, hash = portable): string {
  return hash(`${salt}\n${payload}`);
}

export function chain(previous: string, link: ChainLink, hash = portable): string {
  return hash(JSON.stringify([previous, link.seq, link.at, link.byId, link.type, link.commitment]));
}
