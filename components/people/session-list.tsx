"use client";
/** Where one is signed in, and ending it there. */
import { useState } from "react";
import { callApi, messageOf } from "../ui/api.ts";
import { Badge } from "../ui/badge.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { TimeFromNow } from "../ui/time-from-now.tsx";
import { browserName } from "./browser-name.ts";

export interface ListedSession {
  handle: string;
  createdAt: string;
  seenAt: string;
  browser: string;
  current: boolean;
}

export function SessionList({ sessions, onChanged }: { sessions: readonly ListedSession[]; onChanged: () => void }) {
  const [failure, setFailure] = useState<string | null>(null);

  async function end(session: ListedSession) {
    setFailure(null);
    try {
      await callApi("DELETE", `/api/account/sessions/${session.handle}`);
      onChanged();
    } catch (error) {
      setFailure(messageOf(error));
    }
  }

  return (
    <div className="grid gap-4">
      {failure === null ? null : <Banner kind="error">{failure}</Banner>}
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        {sessions.map((session) => (
          <li
            key={session.handle}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line px-4 py-2.5 not-first:border-t"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {browserName(session.browser)}
                {session.current ? (
                  <Badge tone="green" className="ms-2">
                    This browser
                  </Badge>
                ) : null}
              </p>
              <p className="text-sm text-ink-soft">
                Last seen <TimeFromNow at={session.seenAt} /> · signed in <TimeFromNow at={session.createdAt} />
              </p>
            </div>
            {session.current ? null : (
              <Button
                size="sm"
                variant="danger"
                aria-label={`Sign out ${browserName(session.browser)}, last seen ${session.seenAt}`}
                onClick={() => end(session)}
              >
                Sign out there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
