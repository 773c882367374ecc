import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { Handover } from "../../api/types";
import { type Texts, useTexts } from "../../text/texts";

const icons: Record<Handover["state"], StatusIndicatorProps.Type> = {
  open: "pending",
  claimed: "success",
  expired: "stopped",
  withdrawn: "stopped",
  locked: "error",
};

/** A link's state; nobody tells when the time of an open one is over. */
export const stateOf = ({ state, expiresAt }: Handover, now: number): Handover["state"] =>
  state === "open" && now >= Date.parse(expiresAt) ? "expired" : state;

/** Where a link is, in a word and an icon. */
export function HandoverState({ link, now }: { link: Handover; now: number }) {
  const texts = useTexts();
  const state = stateOf(link, now);
  return (
    <StatusIndicator type={icons[state]}>
      <span className="wrap">{wordOf(state, link, texts)}</span>
    </StatusIndicator>
  );
}

function wordOf(
  state: Handover["state"],
  { attempts, claimedAt, claimedFrom }: Handover,
  { t, dateAndTime }: Texts,
): string {
  switch (state) {
    case "open":
      return attempts > 0 ? t("handover.tried", { attempts }) : t("handover.open");
    case "claimed":
      if (claimedAt === null) return t("handover.opening");
      return claimedFrom === null
        ? t("handover.claimed", { at: dateAndTime(claimedAt) })
        : t("handover.claimedFrom", { at: dateAndTime(claimedAt), from: claimedFrom });
    case "locked":
      return t("handover.locked", { attempts });
    default:
      return t(`handover.${state}`);
  }
}
