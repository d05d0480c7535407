/** A page or route that failed unexpectedly is written to the server's log; what people see says nothing of it. */
export function onRequestError(error: unknown, request: { path: string; method: string }): void {
  console.error(`${request.method} ${request.path.split("?")[0]} failed:`, error);
}
