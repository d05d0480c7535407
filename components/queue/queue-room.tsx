/** The review queue: what waits for this person across all articles, decided on from the list. */
import type { Principal } from "#lib/policy/can.ts";
import { Room } from "../people/room.tsx";
import { QueueList } from "./queue-list.tsx";
import { type QueuePage, type QueueView, queueViews } from "./queue-page.ts";

export function QueueRoom(props: { me: Principal; view: QueueView; page: QueuePage; selfApproval: boolean }) {
  const { label } = queueViews.find(({ id }) => id === props.view)!;
  return (
    <Room
      me={props.me}
      room="queue"
      title="Review queue"
      description={`${label}: earliest deadline first. Closed articles are left out.`}
    >
      <QueueList key={props.view} {...props} />
    </Room>
  );
}
