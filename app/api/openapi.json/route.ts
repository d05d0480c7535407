/** The description of this API, made from the schemas that parse its input. */
import { answer, publicRoute } from "#lib/server/http.ts";
import { describeApi } from "#lib/server/openapi.ts";

export const GET = publicRoute(async () => answer(describeApi()));
