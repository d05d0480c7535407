/** False on the server and until the browser has taken over: the reader's zone and language are not known before. */
import { useSyncExternalStore } from "react";

const never = () => () => {};

export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
