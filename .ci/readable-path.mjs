/** Whether the path of a request can be decoded. Next answers 500 to one that cannot, and to the `*` of `OPTIONS *`. */
export function isReadablePath(target) {
  if (target === "*") return false;
  try {
    decodeURIComponent(target.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}
