/** Under which key this browser keeps unsent work. */
import { bySession } from "#lib/server/account.ts";
import { deviceKey } from "#lib/server/device-key.ts";
import { answer, route } from "#lib/server/http.ts";

export const GET = route(async ({ asking }) => answer(deviceKey(bySession(asking))));
