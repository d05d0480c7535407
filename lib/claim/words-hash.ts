import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 in hex of words already folded by `foldWords`. */
export function hashWords(folded: string): string {
  return bytesToHex(sha256(utf8ToBytes(folded)));
}
