/**
 * Every way a request can fail, and the HTTP status it has. Closed on purpose: a failure that is not in this list is a defect
 * and answers 500 without detail. 409 = not current (fetch, rebase, resend), 410 = history gone (reload), 422 = does not fit.
 */
export const statusOfCode = {
  malformed: 400,
  "not-signed-in": 401,
  forbidden: 403,
  "foreign-client": 403,
  "not-found": 404,
  "not-current": 409,
  "id-reused": 409,
  "signed-off": 409,
  archived: 409,
  "already-done": 409,
  "history-gone": 410,
  "too-large": 413,
  unfit: 422,
  "words-not-found": 422,
  "words-ambiguous": 422,
  "reason-missing": 422,
  "self-approval": 403,
  blocked: 422,
  "too-many": 429,
  starting: 503,
} as const;

export type ErrorCode = keyof typeof statusOfCode;

/** An expected failure. `message` is for people: what happened and what to do. `details` is for programs, plain JSON. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return statusOfCode[this.code];
  }
}

/** The failure that an answer of the API tells of; null when it is not in the closed list: a defect, or of something in between. */
export function refusalOf(answer: unknown): AppError | null {
  const error = (answer as { error?: { code?: unknown; message?: unknown; details?: unknown } } | null)?.error;
  if (typeof error?.code !== "string" || typeof error.message !== "string") return null;
  if (!Object.hasOwn(statusOfCode, error.code)) return null;
  return new AppError(error.code as ErrorCode, error.message, error.details as Record<string, unknown> | undefined);
}

/** States what is proven. Never for input: input fails with an `AppError`. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${why}`);
}
