import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { Operation, Thing, ThingStatus } from "../api/types";
import { useTexts } from "../text/texts";
import { clock } from "./elapsed";
import { useNow } from "./now";
import { wordOf } from "./operationWord";
import { isOver } from "./over";

const icons: Record<ThingStatus, StatusIndicatorProps.Type> = {
  ready: "success",
  creating: "in-progress",
  updating: "in-progress",
  deleting: "in-progress",
  failed: "error",
};

/**
 * The state of a thing in a word and an icon; while it changes, by whom and how far.
 * @param progress The operation with its progress, where it is known: inside a thing it has none.
 */
export function Status({ thing, progress }: { thing: Thing; progress?: Operation | undefined }) {
  const { t } = useTexts();
  const now = useNow(60_000);
  const { status, operation, next } = thing;
  const ends = status === "deleting" && operation?.action === "delete" ? wordOf(operation) : "delete";
  const word = status !== "deleting" || ends === "delete" ? status : ends === "close" ? "closing" : "leaving";
  const waits = next ?? (operation?.state === "queued" ? operation : null);
  if (operation?.state === "running") {
    return (
      <>
        <StatusIndicator type="in-progress">
          <span className="wrap">
            {t(`status.${word}`)} <Progress operation={progress ?? operation} />
          </span>
        </StatusIndicator>
        {waits && <StatusIndicator type="pending">{t("status.next")}</StatusIndicator>}
      </>
    );
  }
  if (waits) return <StatusIndicator type="pending">{t("status.waiting")}</StatusIndicator>;
  if (thing.kind === "user" && status === "ready") {
    if (thing.stopped) return <StatusIndicator type="stopped">{t("status.stopped")}</StatusIndicator>;
    if (isOver(thing, now)) return <StatusIndicator type="stopped">{t("status.ended")}</StatusIndicator>;
  }
  if (status === "ready" && thing.failed)
    return <StatusIndicator type="warning">{t("status.notApplied")}</StatusIndicator>;
  if (status === "ready" && thing.drift === "changedOutside")
    return <StatusIndicator type="warning">{t("status.changedOutside")}</StatusIndicator>;
  return <StatusIndicator type={icons[status]}>{t(`status.${word}`)}</StatusIndicator>;
}

function Progress({ operation: { requestedBy, progress, startedAt, requestedAt } }: { operation: Operation }) {
  const { t, person } = useTexts();
  const elapsed = clock((useNow() - Date.parse(startedAt ?? requestedAt)) / 1000);
  return progress && progress.total > 0
    ? t("status.byWithParts", { by: person(requestedBy), done: progress.done, total: progress.total, elapsed })
    : t("status.by", { by: person(requestedBy), elapsed });
}
