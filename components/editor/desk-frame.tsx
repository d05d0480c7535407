/**
 * The desk before its article is there, as the server draws it: the bar with the title, the paper. It has the desk's own places and
 * measures (desk-screen.tsx, desk-bar.tsx), so that nothing moves when the rest comes.
 */
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

export const deskClass = "desk flex min-h-dvh flex-col pb-14 lg:pb-0 print:pb-0";
export const columnsClass =
  "mx-auto w-full max-w-[78rem] flex-1 gap-x-5 px-0 sm:px-4 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,46.5rem)_26rem] xl:justify-center";

/** `onRetry` is null while the article is on its way. */
export function DeskFrame({ title, onRetry }: { title: string; onRetry: (() => void) | null }) {
  return (
    <div className={deskClass}>
      <BarFrame title={title} />
      <main className={columnsClass} aria-busy={onRetry === null}>
        <div className="min-w-0 lg:pb-24">
          {onRetry === null ? null : (
            <div className="px-3 pt-3 sm:px-0">
              <Banner
                kind="error"
                title="The article did not come."
                actions={<Button onClick={onRetry}>Try again</Button>}
              >
                The server did not answer, or not with the article.
              </Banner>
            </div>
          )}
          <div className="paper mt-3" />
        </div>
      </main>
    </div>
  );
}

/** In place of the bar until its code is there. */
export function BarFrame({ title }: { title: string }) {
  return (
    <header className="sticky top-0 z-30 min-h-(--bar) border-b border-line bg-paper print:hidden">
      <div className="flex min-h-13 items-center gap-x-3 px-3 py-1 sm:px-5">
        <span className="font-serif text-lg font-semibold italic underline decoration-dotted decoration-2 underline-offset-4">
          Stet
        </span>
        <span aria-hidden className="hidden h-5 w-px bg-line sm:block" />
        <p dir="auto" className="min-w-0 flex-1 truncate text-left text-base font-medium">
          {title || "Without a headline"}
        </p>
      </div>
    </header>
  );
}
