/** Takes the network from this process: whatever a file talks a parser into, nothing can be asked or told outside. */
import { Socket as Datagrams } from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

function refuse(): never {
  throw new Error("There is no network here.");
}

Socket.prototype.connect = refuse;
Datagrams.prototype.bind = refuse;
Datagrams.prototype.connect = refuse;
Datagrams.prototype.send = refuse;
for (const part of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const asking = Object.getOwnPropertyNames(part).filter((name) => /^(lookup|resolve|reverse)/.test(name));
  for (const name of asking) Object.defineProperty(part, name, { value: refuse });
}
syncBuiltinESMExports();
