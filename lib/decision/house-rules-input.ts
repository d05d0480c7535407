/** The rules as the admin sends them: all of them, none left out. */
import { z } from "zod";
import { claimKinds } from "../claim/claim.ts";

const sources = z.int().min(0).max(9);

export const houseRules = z.strictObject({
  selfApproval: z.boolean(),
  citedKinds: z.array(z.enum(claimKinds)).max(claimKinds.length),
  secondaries: z.strictObject({ normal: sources, key: sources, legal: sources }),
  rightOfReply: z.boolean(),
  clearance: z.boolean(),
  coverage: z.int().min(0).max(100),
  fetchPages: z.boolean().describe("People may have the server fetch an article from an address of the public web."),
});
