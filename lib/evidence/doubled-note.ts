/**
 * Is what a file says on a claim already: the same words by the same name, also as our own copies write a note; they leave out who and
 * when where a profile names nobody.
 */
import { authorOf, fromFile, unnamed } from "../article/article.ts";
import { foldWords } from "../article/document-text.ts";
import type { Said } from "../article/import/remark.ts";
import type { Note } from "./evidence.ts";
import { noteWords } from "./note-markdown.ts";

export function doubledNote(
  notes: readonly Note[],
  { author, at, text }: Pick<Said, "author" | "at" | "text">,
): boolean {
  const said = new Set(readings(text));
  const name = (author || unnamed).replace(fromFile, "");
  return notes.some((note) => {
    const isSame = wordsOfNote(note).some((words) => said.has(words));
    return isSame && (at === null || authorOf(note) === name || note.by.name === name);
  });
}

/** All that is said in these notes, by whomever: for many questions. */
export function saidInNotes(notes: Iterable<Note>): (text: string) => boolean {
  const known = new Set<string>();
  for (const note of notes) for (const words of wordsOfNote(note)) known.add(words);
  return (text) => readings(text).some((words) => known.has(words));
}

/** As it reads, and as it was typed. */
function wordsOfNote({ body }: Note): string[] {
  return [foldWords(noteWords(body)), foldWords(body)];
}

/** As it is; and without who and when, which a copy writes above a note, and without the marks before items of a list. */
function readings(text: string): string[] {
  const lines = text.split("\n");
  const unmarked = lines.map((line) => line.replace(/^(?:•|\d+\.) /, ""));
  return [lines, unmarked, lines.slice(1), unmarked.slice(1)]
    .map((each) => foldWords(each.join("\n")))
    .filter((words) => words !== "");
}
