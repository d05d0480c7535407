/** Can it serve? For whatever watches over the process. */
import { checkHealth } from "#lib/server/health.ts";
import { answer, publicRoute } from "#lib/server/http.ts";

export const GET = publicRoute(async () => answer(await checkHealth()));
