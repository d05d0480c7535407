import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleSlash,
  CircleX,
  type LucideIcon,
  MapPinOff,
  RotateCcw,
  Split,
  TriangleAlert,
} from "lucide-react";
import type { ClaimView } from "#lib/log/claim-view.ts";

/** Each state has a shape of its own: colour only repeats it. */
export function stateIcon(claim: ClaimView): LucideIcon {
  if (!claim.placed) return MapPinOff;
  if (claim.stale) return TriangleAlert;
  if (claim.stage === "returned") return RotateCcw;
  if (claim.stage === "approved") return claim.finding === "not-checkable" ? CircleSlash : CircleCheck;
  if (claim.finding === "inaccurate") return CircleX;
  if (claim.finding === "disputed") return Split;
  if (claim.stage === "checked") return CircleDot;
  return claim.stage === "waiting" ? CirclePause : CircleDashed;
}
