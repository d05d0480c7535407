/** Who is asking. */
import { whoAmI } from "#lib/server/account.ts";
import { answer, route } from "#lib/server/http.ts";

export const GET = route(async ({ asking }) => answer(await whoAmI(asking)));
