/** A new id under which this person sends text steps to this article. */
import { answer, route } from "#lib/server/http.ts";
import { issueClient } from "#lib/server/issue-client.ts";

export const POST = route<"id">(async ({ principal, params }) => answer(await issueClient(principal, params.id), 201));
