/** What a file is that is no Word file, by its first bytes: so that a person reads what to do about it. */
import { AppError } from "../../../app-error.ts";
import { protectedByPassword } from "./zip-file.ts";

const starts: readonly (readonly [start: string, name: string])[] = [
  ["%PDF", "a PDF file"],
  ["{\\rtf", "an RTF file"],
  ["<html", "a web page"],
  ["<!doctype", "a web page"],
];

/** Throws "unfit" for what is surely no Word file. */
export function refuseOtherKinds(file: Uint8Array): void {
  if (startsWith(file, [0x50, 0x4b])) return;
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) throw oldFile(file);
  throw new AppError("unfit", otherKind(file));
}

function otherKind(file: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(file.subarray(0, 64)).trimStart().toLowerCase();
  const name = starts.find(([each]) => start.startsWith(each.toLowerCase()))?.[1];
  if (name === undefined) return "This is not a Word file (.docx). Choose another one, or paste the article's text.";
  return `This is ${name}, not a Word file (.docx). Save it as one in Word, and bring that in, or paste its text.`;
}

/** The container of Word before 2007, which also holds Word files that are protected by a password. */
function oldFile(file: Uint8Array): AppError {
  const text = new TextDecoder("utf-16le").decode(file.subarray(0, file.length & ~1));
  if (text.includes("EncryptedPackage")) return protectedByPassword();
  return new AppError(
    "unfit",
    "This is a file of Word from before 2007 (.doc). Save it as .docx, and bring that in, or paste its text.",
  );
}

function startsWith(file: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => file[index] === byte);
}
