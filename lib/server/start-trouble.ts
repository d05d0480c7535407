/**
 * Why a house cannot be started, in one line that says how to mend it, made of what SQLite and the system throw. Null for all else:
 * that is a fault of ours, and its stack is wanted.
 */
import { MigrationRefused } from "#db/migrate.ts";
import { Refusal } from "./secret.ts";

interface Coded {
  code?: unknown;
  path?: unknown;
  cause?: unknown;
}

/** `file` is the database. */
export function refusalOf(error: unknown, file: string): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof MigrationRefused) return new Refusal(`${file}: ${error.message}`);
  if (!(error instanceof Error)) return null;
  const { code, path, cause } = error as Coded;
  const line = typeof code === "string" ? lineOf(code, typeof path === "string" ? path : file, file) : null;
  return line === null ? refusalOf(cause, file) : new Refusal(line);
}

/** SQLite's codes have finer ones behind them, as SQLITE_IOERR_WRITE. */
function lineOf(code: string, path: string, file: string): string | null {
  const [, kind = code] = /^(SQLITE_[A-Z]+)/.exec(code) ?? [];
  switch (kind) {
    case "SQLITE_CANTOPEN":
      return `${file} cannot be opened. It must be a file, and this user must be able to read and write it and its folder.`;
    case "SQLITE_NOTADB":
    case "SQLITE_CORRUPT":
      return `${file} is damaged or no database; it was left as it is. Move it away with its -wal and -shm, and put a whole copy in its place.`;
    case "SQLITE_READONLY":
    case "SQLITE_PERM":
      return `${file} cannot be written. Give this user the right to write to it and to its folder.`;
    case "SQLITE_BUSY":
    case "SQLITE_LOCKED":
      return `Another program holds ${file}. End that one first.`;
    case "SQLITE_FULL":
    case "SQLITE_IOERR":
    case "ENOSPC":
    case "EDQUOT":
      return `There is no room for ${file}, or its disk is broken. Make room and start again: what was begun was taken back.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "EISDIR":
    case "ENOTDIR":
      return `${path} cannot be used (${code}). It must be this user's to read and write, or be moved away.`;
    default:
      return null;
  }
}
