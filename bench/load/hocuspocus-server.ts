/**
 * Hocuspocus with its SQLite extension, otherwise as it comes: it stores the whole document two seconds after the last change, ten
 * seconds after the first at the latest. Arguments: port, file.
 */
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const [port, database] = process.argv.slice(2);
const server = new Server({ quiet: true, address: "127.0.0.1", extensions: [new SQLite({ database: database! })] });
await server.listen(Number(port));
