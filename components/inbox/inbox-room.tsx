/** The inbox: what others did that concerns this person. */
import type { InboxPage } from "#lib/log/inbox-line.ts";
import type { Principal } from "#lib/policy/can.ts";
import { Room } from "../people/room.tsx";
import { InboxList } from "./inbox-list.tsx";
import type { InboxView } from "./use-inbox.ts";

export function InboxRoom({ me, view, page }: { me: Principal; view: InboxView; page: InboxPage }) {
  return (
    <Room
      me={me}
      room={null}
      width="narrow"
      title="Inbox"
      description="What others did that concerns you, newest first."
    >
      <InboxList key={view} me={me} view={view} page={page} />
    </Room>
  );
}
