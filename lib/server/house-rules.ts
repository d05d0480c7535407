/** The house's own rules, as far as the screens need them to offer the right button. `decide` asks them again. */
import "server-only";
import { readHouse } from "#db/house.ts";
import { database } from "./database.ts";

export interface HouseRules {
  /** May people approve what they checked themselves. */
  selfApproval: boolean;
}

export async function readHouseRules(): Promise<HouseRules> {
  const { selfApproval } = await database().read(readHouse);
  return { selfApproval };
}
