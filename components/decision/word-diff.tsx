/** A change as people read it: what goes struck through, what comes doubly underlined. */
import { inStretches, wordDiff } from "#lib/article/word-diff.ts";

export function WordDiff({ old, now }: { old: string; now: string }) {
  const parts = inStretches(wordDiff(old, now));
  return (
    <p dir="auto" className="word-diff font-serif text-[1.0625rem] leading-snug wrap-anywhere">
      {parts.map(({ kind, text }, index) => {
        const id = `${index} ${kind}`;
        if (kind === "same") return <span key={id}>{text}</span>;
        return kind === "cut" ? <del key={id}>{text}</del> : <ins key={id}>{text}</ins>;
      })}
      {now === "" ? <span className="ms-1.5 font-sans text-sm text-ink-soft">cut</span> : null}
    </p>
  );
}
