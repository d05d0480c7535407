/** What a new draft would do to the article. Nothing is changed. */
import { compareDraft, longestDraft } from "#lib/server/compare-draft.ts";
import { answer, route } from "#lib/server/http.ts";

export const POST = route<"id">(async ({ request, principal, params, json }) => {
  const input = await json(() => longestDraft(principal, params.id));
  return answer(await compareDraft(principal, params.id, input, request.signal));
});
