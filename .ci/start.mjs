/** `npm start`: production. Refuses an unsafe set-up, prepares the data, prints the one-time link of an empty house, serves. */
import { resolve } from "node:path";
import { ensureInstalled, root } from "./install.mjs";
import { refuseSecondServer } from "./one-server.mjs";
import { built, giveUp, prepared, say, serve, version } from "./ready.mjs";

const env = { STET_DATA: resolve(root, process.env.STET_DATA || "data"), STET_DEMO: "" };

async function start() {
  ensureInstalled();
  refuseSecondServer(env.STET_DATA);
  await built(env);
  const lines = await prepared("house", env);
  const where = `${process.env.HOST || "127.0.0.1"}:${process.env.PORT || 3000}`;
  serve(env, () => {
    say(`Stet ${version} serves ${process.env.NEXTAUTH_URL}, listening on ${where}.`);
    for (const line of lines) say(line);
  });
}

start().catch(giveUp);
