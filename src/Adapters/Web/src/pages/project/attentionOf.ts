import type { Thing, User } from "../../api/types";

export type Cause =
  "failed" | "notApplied" | "changedOutside" | "waiting" | "stopped" | "ending" | "ended" | "unopened";

/** Something that somebody should look at, and why. */
export interface AttentionItem {
  readonly thing: Thing;
  readonly cause: Cause;
}

const soon = 14 * 24 * 60 * 60 * 1000;
const order: readonly Cause[] = [
  "failed",
  "notApplied",
  "changedOutside",
  "ending",
  "unopened",
  "waiting",
  "ended",
  "stopped",
];

/**
 * What needs somebody in a project, the most pressing first.
 * @param things As they are now.
 * @param users The same users as answers show them: with their links.
 */
export function attentionOf(things: readonly Thing[], users: readonly User[], now: number): readonly AttentionItem[] {
  const links = new Map(users.map((u) => [u.name, u.counts?.openHandovers ?? 0]));
  return things
    .flatMap((thing) => causesOf(thing, links.get(thing.name) ?? 0, now).map((cause) => ({ thing, cause })))
    .sort((a, b) => order.indexOf(a.cause) - order.indexOf(b.cause) || a.thing.name.localeCompare(b.thing.name));
}

function causesOf(thing: Thing, openLinks: number, now: number): Cause[] {
  const causes: Cause[] = [];
  if (thing.status === "failed") causes.push("failed");
  else if (thing.failed) causes.push("notApplied");
  if (thing.drift === "changedOutside") causes.push("changedOutside");
  if (thing.next !== null || thing.operation?.state === "queued") causes.push("waiting");
  if (thing.kind !== "user") return causes;
  if (thing.stopped) causes.push("stopped");
  const { expiresAt } = thing.spec;
  if (expiresAt) {
    const left = Date.parse(expiresAt) - now;
    if (left <= 0) causes.push("ended");
    else if (left <= soon) causes.push("ending");
  }
  if (openLinks > 0) causes.push("unopened");
  return causes;
}
