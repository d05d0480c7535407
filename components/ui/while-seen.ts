/**
 * Looks for news each time the page comes to the front, and every minute while it is there; answers what ends it. A look that fails is
 * tried the next time.
 */
const pause = 60_000;

export function whileSeen(look: () => Promise<void>): () => void {
  const now = () => {
    if (!document.hidden) void Promise.allSettled([look()]);
  };
  const timer = setInterval(now, pause);
  document.addEventListener("visibilitychange", now);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", now);
  };
}
