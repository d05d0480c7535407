/**
 * What a checker is asked to do with an article: the same for the real one (which lies outside the project and may be absent) and
 * for the sample that Stet ships.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleMarkdown } from "#lib/sample/article.ts";
import { project } from "./server.ts";

export interface Assignment {
  name: string;
  format: "text" | "markdown";
  content: string;
  /** Words that are accurate, the first of them with a public source that the public copy must name. */
  accurate: readonly string[];
  /** A slip that a checker must catch: the words, as they stand once, and what is right. */
  slip: string;
  mended: string;
}

const realFile = join(project, "../shared/articles/pakistan-defense-minister.txt");

/** Null where the real article is absent. */
export const realArticle: Assignment | null = existsSync(realFile)
  ? {
      name: "the real article",
      format: "text",
      content: readFileSync(realFile, "utf8"),
      accurate: [
        "65%",
        "over 90% of all fatalities and 84% of attacks",
        "We have fought wars and rendered sacrifices for Afghanistan. But with the ever-changing attitude of the Afghan government, our options for them are limited,",
        "A Chinese investigation team has also joined, and we have found some leads.",
        "People come to Pakistan from Afghanistan on visa and do business here,",
      ],
      slip: "TPP",
      mended: "TTP",
    }
  : null;

export const sampleArticle: Assignment = {
  name: "the sample article",
  format: "markdown",
  content: articleMarkdown,
  accurate: [
    "58% more",
    "more than 88% of all deaths and 81% of attacks",
    "We have fenced 2,640 kilometers and buried too many of our people,",
    "A fence without a partner on the other side is only wire.",
    "My tomatoes do not ask who is right,",
  ],
  slip: "SFR",
  mended: "SRF",
};
