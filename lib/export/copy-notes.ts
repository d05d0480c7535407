/** Notes and files of a claim as a copy carries them. */
import { printedAuthor, saidAt } from "../article/article.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { Note } from "../evidence/evidence.ts";
import { type NoteBlock, parseNote } from "../evidence/note-markdown.ts";
import { canSeeField, type Principal } from "../policy/can.ts";
import type { Profile } from "./profiles.ts";

export interface CopyNote {
  /** Null where the profile does not name the house's people. */
  by: string | null;
  at: string | null;
  internal: boolean;
  body: readonly NoteBlock[];
}

/** A file stays with the house: the copy says that it is there. `size` in bytes. */
export interface CopyFile {
  name: string;
  mediaType: string;
  size: number;
}

export function notesOf(record: ClaimRecord, profile: Profile, reader: Principal): CopyNote[] {
  return record.notes
    .filter(
      (note) => carriesNote(note, profile, reader) && (profile.claims !== "approved" || wasApproved(note, record)),
    )
    .map((note) => ({
      by: profile.notes.signed ? printedAuthor(note) : null,
      at: profile.notes.signed ? saidAt(note) : null,
      internal: note.internal,
      body: parseNote(note.body),
    }));
}

/** No approval names a note, but what goes out as approved must at least have stood there when it was given. */
function wasApproved(note: Note, record: ClaimRecord): boolean {
  const approvedAt = record.approval?.at ?? "";
  return note.at <= approvedAt && (note.editedAt ?? "") <= approvedAt;
}

export function carriesNote(note: Note, profile: Profile, reader: Principal): boolean {
  if (profile.notes.which === "none") return false;
  return !note.internal || (profile.notes.which === "all" && canSeeField(reader, "internal-note"));
}

export function filesOf(record: ClaimRecord, reader: Principal): CopyFile[] {
  if (!canSeeField(reader, "attachment")) return [];
  return record.attachments.map(({ name, mediaType, size }) => ({ name, mediaType, size }));
}
