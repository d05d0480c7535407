/** The process of the clients: forked by load.ts, the same for every server. Does what it is told, one thing after the other. */
import { Crowd, type Meeting, type Outcome, type Phase, type Spot } from "./crowd.ts";
import { type Measured, measure } from "./probe.ts";
import { StetMeeting, type StetTarget } from "./stet-meeting.ts";
import { YjsMeeting, type YjsTarget } from "./yjs-meeting.ts";

export type Target = StetTarget | YjsTarget;

export type Order = { gather: { target: Target; spots: readonly Spot[]; readers: number } } | { run: Phase };

/** `outcome` after a phase, nothing after gathering. */
export interface Report {
  done: true;
  outcome?: Outcome & { clients: Measured };
}

let crowd: Crowd | null = null;

process.on("message", (order: Order | "measure") => {
  if (order === "measure") return;
  obey(order).then(
    (report) => process.send!(report),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function obey(order: Order): Promise<Report> {
  if ("gather" in order) {
    const { target, spots, readers } = order.gather;
    crowd = new Crowd(meetingAt(target));
    await crowd.gather(spots, readers);
    return { done: true };
  }
  measure();
  const outcome = await crowd!.run(order.run);
  return { done: true, outcome: { ...outcome, clients: measure() } };
}

function meetingAt(target: Target): Meeting {
  return target.kind === "stet" ? new StetMeeting(target) : new YjsMeeting(target);
}
