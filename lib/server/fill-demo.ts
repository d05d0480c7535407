/** The demo's articles: the sample whose claims stand in every state, and a short one that is written from right to left. */
import "server-only";
import { borderSample } from "../sample/border-sample.ts";
import { dariSample } from "../sample/dari.ts";
import { type Cast, playSample } from "./play-sample.ts";

/** The sample that shows what Stet is for comes last: the list of articles begins with it. */
export async function fillDemo(cast: Cast): Promise<void> {
  await playSample(dariSample, cast);
  await playSample(borderSample, cast);
}
