import "server-only";

/** What copies and certificates name as the house; nothing is printed when it is not set. */
export function houseName(): string {
  return process.env.STET_HOUSE?.trim() ?? "";
}
