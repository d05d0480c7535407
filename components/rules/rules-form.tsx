"use client";
/** The rules as the admin sets them, all at once. What was decided before stays as it is and names the version it was decided under. */
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { claimKinds, importances } from "#lib/claim/claim.ts";
import type { HouseRules } from "#lib/decision/house-rules.ts";
import { importanceLabels, kindLabels } from "../claim/claim-labels.ts";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Select } from "../ui/select.tsx";

const counts = Array.from({ length: 10 }, (_, count) => ({
  value: String(count),
  label: count === 0 ? "None asked for" : String(count),
}));

const shares = [0, 50, 60, 70, 80, 90, 95, 100];
const share = (percent: number) => ({
  value: String(percent),
  label: percent === 0 ? "Not asked for" : percent === 100 ? "All" : `At least ${percent} %`,
});
const shareOptions = shares.map(share);

export function RulesForm({ rules: { version: _, ...before } }: { rules: HouseRules }) {
  const router = useRouter();
  const announce = useAnnounce();
  const [rules, setRules] = useState(before);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (changed: Partial<typeof rules>) => setRules({ ...rules, ...changed });
  const same = JSON.stringify(rules) === JSON.stringify(before);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (busy || same) return;
    setBusy(true);
    setFailure(null);
    try {
      await callApi("PUT", "/api/rules", rules);
      announce("The rules of the house were changed");
      router.refresh();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={save} className="grid gap-4">
      {failure === null ? null : (
        <Banner kind="error" onDismiss={() => setFailure(null)}>
          {failure}
        </Banner>
      )}
      <Part title="Who decides">
        <Checkbox
          label="People may approve what they checked themselves"
          hint="Every copy then says “self-checked”"
          checked={rules.selfApproval}
          onCheckedChange={(selfApproval) => change({ selfApproval })}
        />
        <Checkbox
          label="Whom a claim criticises is asked for a reply"
          hint="For claims marked “Criticises somebody”"
          checked={rules.rightOfReply}
          onCheckedChange={(rightOfReply) => change({ rightOfReply })}
        />
        <Checkbox
          label="The legal reviewer clears legal claims"
          hint="For exactly their words; other words need another clearance"
          checked={rules.clearance}
          onCheckedChange={(clearance) => change({ clearance })}
        />
      </Part>
      <Part
        title="Independent sources"
        says="How many secondary sources stand for a primary one. Those of one origin count once."
      >
        <div className="grid gap-3 sm:grid-cols-3">
          {importances.map((importance) => (
            <Select
              key={importance}
              label={`${importanceLabels[importance]} claims`}
              value={String(rules.secondaries[importance])}
              options={counts}
              onValueChange={(count) => change({ secondaries: { ...rules.secondaries, [importance]: Number(count) } })}
            />
          ))}
        </div>
      </Part>
      <Part
        title="Coverage"
        says="How many of an article’s statements must have a claim, if only to say that there is nothing to check."
      >
        <div className="grid gap-3 sm:grid-cols-3">
          <Select
            label="Statements with a claim"
            value={String(rules.coverage)}
            options={shares.includes(rules.coverage) ? shareOptions : [share(rules.coverage), ...shareOptions]}
            onValueChange={(coverage) => change({ coverage: Number(coverage) })}
          />
        </div>
      </Part>
      <Part title="Kinds that need a source">
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {claimKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={kindLabels[kind]}
              checked={rules.citedKinds.includes(kind)}
              onCheckedChange={(needed) =>
                change({
                  citedKinds: claimKinds.filter((each) => (each === kind ? needed : rules.citedKinds.includes(each))),
                })
              }
            />
          ))}
        </div>
      </Part>
      <Part title="The web">
        <Checkbox
          label="Articles may be brought in from a web address"
          hint="The server visits the page: the site learns of the visit, not who asked for it. It goes to public addresses alone."
          checked={rules.fetchPages}
          onCheckedChange={(fetchPages) => change({ fetchPages })}
        />
      </Part>
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
        <p className="text-sm text-ink-soft">Holds from now on; what was decided stays as it is.</p>
        <Button variant="primary" type="submit" busy={busy} disabled={same}>
          Save the rules
        </Button>
      </div>
    </form>
  );
}

function Part({ title, says, children }: { title: string; says?: string; children: ReactNode }) {
  return (
    <fieldset className="rounded-lg border border-line bg-raised px-4 pt-2 pb-4">
      <legend className="-ms-1 px-1 font-semibold">{title}</legend>
      {says ? <p className="mb-2 text-sm text-ink-soft">{says}</p> : null}
      <div className="grid gap-1.5">{children}</div>
    </fieldset>
  );
}
