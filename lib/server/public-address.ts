/**
 * Which addresses everybody on the internet can reach. The server may be asked to fetch a page; what lies on the house's own network,
 * on this machine, or at the address where clouds tell their machines secrets is none.
 */
import "server-only";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** What providers of machines answer at under an address that looks public. */
const ofProviders = new Set(["168.63.129.16"]);
/** Of all IPv6 only this part is given out. */
const givenOut = ipaddr.IPv6.parseCIDR("2000::/3");

export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0 || text.includes("%") || ofProviders.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(givenOut);
}
