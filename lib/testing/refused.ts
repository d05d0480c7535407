/** Runs what must be refused, with this code; answers the error. */
import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "../app-error.ts";

export function refused(code: ErrorCode, run: () => unknown): AppError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    return error;
  }
  assert.fail(`expected ${code}`);
}
