/** The sample article with everything that was done to it: what a new house, and the demo, shows first. */
import { articleMarkdown } from "./article.ts";
import { sampleClaims } from "./claims.ts";
import type { Sample } from "./sample.ts";
import { type SampleSourceKey, sampleSources } from "./sources.ts";

export const borderSample: Sample<SampleSourceKey> = {
  article: {
    format: "markdown",
    content: articleMarkdown,
    language: "en",
    sourceUrl: "https://desk.example.org/drafts/zarkot-crossing",
  },
  sources: sampleSources,
  claims: sampleClaims,
  edits: [
    {
      by: "editor",
      command: { type: "replace-words", words: { exact: "about a third" }, with: "nearly a third" },
      shows: "an approved claim goes stale when exactly its words change",
    },
    {
      by: "editor",
      command: {
        type: "replace-words",
        words: { exact: "$4.5 million a day, more than in any closure since 2014." },
        with: "$4.5 million a day.",
      },
      shows: "a claim whose words are cut is kept as unplaced, and its neighbour stays as it was",
    },
    {
      by: "editor",
      command: {
        type: "replace-words",
        words: { exact: "the security committee of the upper house" },
        with: "the upper house’s security committee",
      },
      shows: "an edit outside all claims changes none of them",
    },
  ],
};
