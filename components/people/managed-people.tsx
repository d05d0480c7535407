"use client";
/** The people of the house as admins see them: roles changed in place, links for choosing a password, letting out and in again. */
import { UserRoundPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Role } from "#lib/policy/can.ts";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { AddPerson } from "./add-person.tsx";
import { DisablePerson } from "./disable-person.tsx";
import { ManagedRow } from "./managed-row.tsx";
import type { ListedPerson } from "./people-list.tsx";

export interface ManagedPerson extends ListedPerson {
  email: string;
  disabled: boolean;
}
export interface ChangedPerson extends ManagedPerson {
  setupLink?: string;
}
export interface PersonChange {
  role?: Role;
  disabled?: boolean;
  setupLink?: true;
}

export function ManagedPeople({ people, me }: { people: readonly ManagedPerson[]; me: string }) {
  const router = useRouter();
  const announce = useAnnounce();
  const [failure, setFailure] = useState<string | null>(null);
  const [link, setLink] = useState<{ name: string; address: string } | null>(null);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ManagedPerson | null>(null);

  function done(person: ChangedPerson, said: string) {
    setFailure(null);
    if (person.setupLink !== undefined) setLink({ name: person.name, address: withOrigin(person.setupLink) });
    announce(said);
    router.refresh();
  }

  async function change(person: ManagedPerson, wanted: PersonChange, said: string) {
    try {
      done(await callApi<ChangedPerson>("PATCH", `/api/people/${person.id}`, wanted), said);
    } catch (error) {
      setFailure(messageOf(error));
      router.refresh();
    }
  }

  return (
    <div className="grid gap-4">
      {failure === null ? null : (
        <Banner kind="error" onDismiss={() => setFailure(null)}>
          {failure}
        </Banner>
      )}
      {link === null ? null : (
        <Banner kind="good" title={`A link for ${link.name}`} onDismiss={() => setLink(null)}>
          <p>Give it to them yourself. It is shown once, works once and is over after a day.</p>
          <CopyField label="Link for choosing a password" value={link.address} />
        </Banner>
      )}
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        {people.map((person) => (
          <ManagedRow
            key={person.id}
            person={person}
            isMe={person.id === me}
            onChange={(wanted, said) => change(person, wanted, said)}
            onDisable={() => setLeaving(person)}
          />
        ))}
      </ul>
      <div>
        <Button icon={<UserRoundPlus aria-hidden />} onClick={() => setAdding(true)}>
          Add a person
        </Button>
      </div>
      <AddPerson
        open={adding}
        onOpenChange={setAdding}
        onAdded={(person) => {
          setAdding(false);
          done(person, `${person.name} was added`);
        }}
      />
      <DisablePerson
        person={leaving}
        onClose={() => setLeaving(null)}
        onConfirm={async (person) => {
          setLeaving(null);
          await change(person, { disabled: true }, `${person.name} was signed out everywhere`);
        }}
      />
    </div>
  );
}

function withOrigin(link: string): string {
  return link.startsWith("/") ? `${window.location.origin}${link}` : link;
}
