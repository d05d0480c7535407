/** Sends what waits by e-mail as long as the server runs, where the house is set up for it. No request waits for it. */
import "server-only";
import { mailRounds } from "./mail-rounds.ts";
import { mailSender } from "./mail-sender.ts";
import { mailSettings } from "./mail-settings.ts";

const key = Symbol.for("stet.mail");
const held = globalThis as { [key]?: true };
const afterError = 60_000;

/** Once, however often it is asked. */
export function startMail(): void {
  const settings = mailSettings(process.env);
  if (settings === null || held[key]) return;
  held[key] = true;
  const round = mailRounds(settings, mailSender(settings), (line) => console.error(line));
  const again = (pause: number) => setTimeout(next, pause).unref();
  function next(): void {
    round(Date.now()).then(again, (error: unknown) => {
      console.error(error);
      again(afterError);
    });
  }
  again(0);
}
