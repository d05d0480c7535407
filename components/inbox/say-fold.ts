/** What happened, in words that follow a person's name: "Rafael Moreno" + "assigned 12 claims to you". */
import { claimsOf, type Fold } from "./fold-lines.ts";

export function sayFold(fold: Fold): string {
  const claims = claimsOf(fold);
  const what = claims.length === 1 ? `claim ${claims[0]!.number}` : `${claims.length} claims`;
  const own = (word: string) => (fold.length === 1 ? `your ${word}` : `your ${plurals[word]}`);
  switch (fold[0].kind) {
    case "assigned":
      return `assigned ${what} to you`;
    case "mentioned":
      return `mentioned you in ${fold.length === 1 ? "a note" : "notes"} on ${what}`;
    case "returned":
      return `returned ${what}`;
    case "asked":
      return `asked you about ${what}`;
    case "answered":
      return `closed ${own("query")} on ${what}`;
    case "accepted":
      return `accepted ${own("correction")} of ${what}`;
    case "declined":
      return `declined ${own("correction")} of ${what}`;
    case "signed-off":
      return "signed the article off";
    case "reopened":
      return "reopened the article";
  }
}

const plurals: Readonly<Record<string, string>> = { query: "queries", correction: "corrections" };

/** The words of the one claim, the numbers of several; empty when it is about the article. */
export function sayClaims(fold: Fold): string {
  const claims = claimsOf(fold);
  if (claims.length <= 1) return claims[0]?.words ?? "";
  return `Claims ${new Intl.ListFormat("en").format(claims.map(({ number }) => String(number)))}`;
}

/** Beneath it: a note, a question, a reason. Of a note that was taken back, that it was. */
export function sayText([{ kind, text }]: Fold): string {
  return kind === "mentioned" && text === "" ? "The note was taken back." : text;
}
