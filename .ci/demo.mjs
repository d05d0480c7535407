/** `npm run demo`: a house of its own with people, a sample article and claims in every state, on this machine only. */
import { join, resolve } from "node:path";
import { ensureInstalled, root } from "./install.mjs";
import { refuseSecondServer } from "./one-server.mjs";
import { built, giveUp, prepared, say, serve } from "./ready.mjs";

const port = process.env.PORT || "3000";
const env = {
  STET_DATA: join(resolve(root, process.env.STET_DATA || "data"), "demo"),
  STET_DEMO: "1",
  HOST: "127.0.0.1",
  PORT: port,
  NEXTAUTH_URL: `http://localhost:${port}`,
  NEXTAUTH_SECRET: "",
};

async function demo() {
  ensureInstalled();
  refuseSecondServer(env.STET_DATA);
  await built(env);
  const lines = await prepared("demo", env);
  say("Starting …");
  serve(env, () => {
    say("");
    say(`Stet is at ${env.NEXTAUTH_URL}`);
    for (const line of lines) say(line);
    say("Stop it with Ctrl+C; the data stays.");
  });
}

demo().catch(giveUp);
