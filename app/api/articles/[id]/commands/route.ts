/** The one door: everything that changes an article. */
import { postCommand } from "#lib/server/post-command.ts";

export const POST = postCommand;
