/** Search over everything this person may see. The query stands in the address, so that Back leads to the same list. */
import type { Principal } from "#lib/policy/can.ts";
import { Room } from "../people/room.tsx";
import { SearchList } from "./search-list.tsx";
import type { SearchPage } from "./search-page.ts";

export function SearchRoom({ me, q, page }: { me: Principal; q: string; page: SearchPage }) {
  return (
    <Room
      me={me}
      room="search"
      title="Search"
      description="Texts, claims, notes, sources and queries of every article that you may read."
    >
      <SearchList q={q} page={page} />
    </Room>
  );
}
