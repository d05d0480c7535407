/** Tabs of one browser: they speak through a BroadcastChannel, and the lead is a Web Lock, which a closed or killed tab lets go. */
import type { Tabs, TabWord } from "./tabs.ts";

/** Null where the browser has no such thing, or the page is no secure context: then every tab is alone. */
export function browserTabs(name: string): Tabs | null {
  if (typeof BroadcastChannel === "undefined" || navigator.locks === undefined) return null;
  return {
    join(hear) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }: MessageEvent<TabWord>) => hear(data);
      return { say: (word) => channel.postMessage(word), leave: () => channel.close() };
    },
    lead: (steal, onLead, onLost) => lead(name, steal, onLead, onLost),
  };
}

function lead(name: string, steal: boolean, onLead: () => void, onLost: () => void): () => void {
  const waiting = new AbortController();
  let release = () => {};
  let isOver = false;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = () => {
    if (isOver) return;
    onLead();
    return held;
  };
  // Stealing does not wait, and the browser refuses a signal with it.
  const asked = navigator.locks.request(name, steal ? { steal: true } : { signal: waiting.signal }, hold);
  void Promise.allSettled([asked]).then(() => {
    if (!isOver) onLost();
    isOver = true;
  });
  return () => {
    isOver = true;
    waiting.abort();
    release();
  };
}
