/**
 * One stream of server-sent events over several articles. The server speaks at once and every few seconds; a stream counts as open
 * when it has said something, and as broken when it has been silent for too long, whatever the browser believes of it.
 */

const kinds = ["entry", "gone", "presence"] as const;
export type Said = (typeof kinds)[number];

export interface SourceHandlers {
  /** The first word came. */
  onOpen(): void;
  /** A word of any kind came, the heartbeat too. */
  onWord(): void;
  /** What the stream said of an article, by its kind of event. */
  onSaid(say: Said, article: string, data: unknown): void;
  /** It broke; `isHeldBack`: it never said a word, though it should at once. */
  onError(isHeldBack: boolean): void;
}

/** Opens a stream; returns what closes it. */
export type OpenSource = (after: ReadonlyMap<string, number>, handlers: SourceHandlers) => () => void;

/** Two heartbeats and something. */
const longestSilence = 10_000;

/** `personId`: for whom this page was made; the server refuses when somebody else has signed in since. */
export function sourceOf(personId: string): OpenSource {
  return (after, handlers) => {
    const cursors = [...after].map(([article, seq]) => `${article}:${seq}`).join(",");
    const source = new EventSource(`/api/events?${new URLSearchParams({ after: cursors, as: personId })}`);
    let isOpen = false;
    let heardAt = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - heardAt > longestSilence) broken(!isOpen);
    }, 2000);
    const close = () => {
      clearInterval(watch);
      source.close();
    };
    const broken = (isHeldBack: boolean) => {
      close();
      handlers.onError(isHeldBack);
    };
    const heard = () => {
      heardAt = Date.now();
      if (!isOpen) handlers.onOpen();
      isOpen = true;
      handlers.onWord();
    };
    source.addEventListener("here", heard);
    for (const say of kinds) {
      source.addEventListener(say, ({ data }) => {
        heard();
        const said = JSON.parse(data) as { article: string };
        handlers.onSaid(say, said.article, said);
      });
    }
    source.addEventListener("error", () => broken(false));
    return close;
  };
}
