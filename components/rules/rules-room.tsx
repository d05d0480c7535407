/** What the house asks before an article may be signed off, and what it lets its server do. */
import { Check } from "lucide-react";
import type { HouseRules } from "#lib/decision/house-rules.ts";
import { can, type Principal } from "#lib/policy/can.ts";
import { Room } from "../people/room.tsx";
import { Time } from "../ui/time.tsx";
import { RulesForm } from "./rules-form.tsx";
import { sayRules } from "./say-rules.ts";

export function RulesRoom({
  me,
  rules,
  last,
}: {
  me: Principal;
  rules: HouseRules;
  /** Who set them as they are, and when; null while they are those of a new house. */
  last: { by: string; at: string } | null;
}) {
  return (
    <Room
      me={me}
      room="rules"
      width="narrow"
      title="House rules"
      description={
        <>
          What is needed before an article may be signed off, and what the server may fetch. Version {rules.version}
          {last === null ? ", as in every new house." : ", set by "}
          {last === null ? null : (
            <>
              <bdi>{last.by}</bdi>, <Time at={last.at} />.
            </>
          )}
        </>
      }
    >
      {can(me, "set-rules") ? <RulesForm key={rules.version} rules={rules} /> : <RulesRead rules={rules} />}
    </Room>
  );
}

function RulesRead({ rules }: { rules: HouseRules }) {
  return (
    <>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        {sayRules(rules).map((rule) => (
          <li key={rule} className="flex gap-3 border-line px-4 py-2.5 not-first:border-t">
            <Check aria-hidden className="mt-1 size-4 shrink-0 text-ink-soft" />
            {rule}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft">An admin sets them.</p>
    </>
  );
}
