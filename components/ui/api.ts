/**
 * Calls the HTTP API from a screen: JSON in, JSON out. Every failure becomes an `AppError` whose message can be shown as it is;
 * when no answer came, it says so and that nothing on the screen is lost.
 */
import { AppError, refusalOf } from "#lib/app-error.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** `signal` ends the wait; the failure then says that it was cancelled. */
export async function callApi<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return answer as T;
  throw errorOf(response.status, answer);
}

async function send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch {
    if (signal?.aborted) throw new AppError("unfit", "Cancelled. Nothing was changed.");
    throw new AppError("starting", "No answer from the server. Nothing here is lost: check the connection, try again.");
  }
}

function errorOf(status: number, answer: unknown): AppError {
  if (status === 401) {
    return new AppError("not-signed-in", "You are signed out. Sign in again in another tab, then try once more.");
  }
  return (
    refusalOf(answer) ??
    new AppError("starting", "Something went wrong on the server. Nothing here is lost: try again in a moment.")
  );
}

/** What to show of anything caught. */
export function messageOf(error: unknown): string {
  return error instanceof AppError ? error.message : "Something went wrong on this page. Reload it and try again.";
}
