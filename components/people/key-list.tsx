"use client";
/** Keys and what they do, in the names this machine's keyboard has. */
import { useSyncExternalStore } from "react";
import { keyNames } from "./key-names.ts";

const never = () => () => {};
const isApple = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

export interface ListedKeys {
  id: string;
  label: string;
  group: string;
  /** As the editor writes them: "Mod-Shift-z". */
  keys: string;
}

export function KeyList({ keys }: { keys: readonly ListedKeys[] }) {
  const apple = useSyncExternalStore(never, isApple, () => false);
  const groups = Map.groupBy(keys, (each) => each.group);
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {[...groups].map(([group, ofGroup]) => (
        <section key={group}>
          <h3 className="mb-1 text-sm font-semibold">{group}</h3>
          <dl className="text-sm">
            {ofGroup.map((each) => (
              <div key={each.id} className="flex items-baseline justify-between gap-3 border-b border-line py-1.5">
                <dt>{each.label}</dt>
                <dd className="flex shrink-0 gap-1">
                  {keyNames(each.keys, apple).map((name) => (
                    <kbd key={name} className="rounded border border-line-strong/60 bg-raised px-1.5 font-sans text-xs">
                      {name}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
