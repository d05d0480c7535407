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
Object.assign(
  dns,
  Object.fromEntries(
    Object.keys(dns)
      .filter((name) => /^(lookup|resolve|reverse)/.test(name))
      .map((name) => [name, refuse]),
  ),
);
Object.assign(dns.promises, { lookup: refuse, resolve: refuse, reverse: refuse });
Object.assign(dns.Resolver.prototype, { resolve: refuse });
syncBuiltinESMExports();
