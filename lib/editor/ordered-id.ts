/**
 * Ids of commands and of what they make: random (74 bits), but beginning with the millisecond (UUID version 7), so that rows made one
 * after the other lie beside each other and share the pages of a commit. For what carries its moment beside it anyway; never for
 * secrets.
 */

export function orderedId(now: number): string {
  const time = now.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
