/** One's own account. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Account } from "#components/people/account.tsx";
import { roleLabels } from "#components/people/role-words.ts";
import { Room } from "#components/people/room.tsx";
import { whoAmI } from "#lib/server/account.ts";
import { sendsMail } from "#lib/server/mail-settings.ts";
import { askingOfPage } from "#lib/server/principal.ts";
import { ownSessions } from "#lib/server/session.ts";
import { ownTokens } from "#lib/server/token.ts";

export const metadata: Metadata = { title: "My account" };

export default async function Page() {
  const asking = await askingOfPage();
  if (asking === null) redirect("/sign-in?callbackUrl=/account");
  const me = asking.principal;
  const { email, mail } = await whoAmI(asking);
  return (
    <Room
      me={me}
      room={null}
      width="narrow"
      title={me.name}
      description={`${email} · ${roleLabels[me.role]}. An admin changes name, email and role.`}
    >
      <Account
        tokens={await ownTokens(me.id)}
        sessions={await ownSessions(me.id, asking.sessionId)}
        mail={sendsMail() ? mail : null}
      />
    </Room>
  );
}
