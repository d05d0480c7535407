/** What the sign-off of this article vouches for, as JSON that `npm run verify` holds against a database. */
import { answer, route } from "#lib/server/http.ts";
import { readCertificate } from "#lib/server/read-certificate.ts";

export const GET = route<"id">(async ({ principal, params }) => answer(await readCertificate(principal, params.id)));
