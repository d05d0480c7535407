/**
 * Is what a file says on a claim already: the same words by the same name, also as our own copies write a note; they leave out who and
 * when where a profile names nobody.
 */
import { authorOf, unnamed } from "../article/article.ts";
import { foldWords } from "../article/document-text.ts";
import type { Said } from "../article/import/remark.ts";
import type { Note } from "./evidence.ts";
import { noteWords } from "./note-markdown.ts";

export function doubledNote(
  notes: readonly Note[],
  { author, at, text }: Pick<Said, "author" | "at" | "text">,
): boolean {
  return notes.some((note) => {
    const names = [authorOf(note), note.by.name];
    return sameWords(note, text) && (at === null || names.includes(author || unnamed));
  });
}

/** A copy writes who and when above a note, and a mark before each item of a list. */
function sameWords(note: Note, text: string): boolean {
  const words = foldWords(noteWords(note.body));
  const lines = text.split("\n").map((line) => line.replace(/^(?:•|\d+\.) /, ""));
  return [lines, lines.slice(1)].some((each) => foldWords(each.join("\n")) === words);
}
