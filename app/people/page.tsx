/** Who works here. Admins manage, everybody else reads names and roles. */
import type { Metadata } from "next";
import { ManagedPeople } from "#components/people/managed-people.tsx";
import { PeopleList } from "#components/people/people-list.tsx";
import { Room } from "#components/people/room.tsx";
import { can } from "#lib/policy/can.ts";
import { listManagedPeople, listPeople } from "#lib/server/people.ts";
import { signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  const me = await signedIn("/people");
  const manages = can(me, "manage-people");
  return (
    <Room
      me={me}
      room="people"
      width="narrow"
      title="People"
      description={
        manages
          ? "A changed role holds from the next click on, in open tabs too."
          : "Admins add people and change roles."
      }
    >
      {manages ? (
        <ManagedPeople people={await listManagedPeople(me)} me={me.id} />
      ) : (
        <PeopleList people={await listPeople(me)} me={me.id} />
      )}
    </Room>
  );
}
