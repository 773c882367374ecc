import type { Operation, Sentence, StopItem, StopUser } from "../../api/types";
import { hasEnded } from "../../live/project";

export interface StopProgressItem {
  readonly what: StopItem["what"];
  readonly id: string | null;
  readonly result: StopItem["result"];
  /** The server's, or a text of ours for what ended since it answered. */
  readonly sentence: Sentence | "stop.denied" | "stop.sshKeyGone" | "stop.notDenied" | "stop.sshKeyStays";
  readonly why?: Sentence | null;
}

export interface StopProgress {
  readonly items: readonly StopProgressItem[];
  /** Stopped only if every part is. */
  readonly state: "stopped" | "running" | "failed";
  /** When the last part was stopped. */
  readonly at: string;
}

/**
 * How far a stop is: what the server answered, and what has become of the change that it began.
 * @param answeredAt When it answered.
 */
export function progressOf(
  { items, operation }: StopUser,
  operations: ReadonlyMap<string, Operation>,
  answeredAt: string,
): StopProgress {
  const end = endOf(operation, operations);
  const now = items.map((item) => (item.result === "running" && end ? ended(item, end) : item));
  const state = now.some(({ result }) => result === "failed")
    ? "failed"
    : now.some(({ result }) => result === "running")
      ? "running"
      : "stopped";
  return { items: now, state, at: end?.finishedAt ?? answeredAt };
}

/** The operation that carried the change out, once it has ended: a newer edit that took its place contains it. */
function endOf(asked: Operation | null, operations: ReadonlyMap<string, Operation>): Operation | null {
  let operation = asked && (operations.get(asked.id) ?? asked);
  while (operation?.state === "superseded" && operation.supersededBy !== null)
    operation = operations.get(operation.supersededBy) ?? null;
  return operation && hasEnded(operation) ? operation : null;
}

function ended({ what, id }: StopItem, end: Operation): StopProgressItem {
  if (end.state === "succeeded")
    return { what, id, result: "stopped", sentence: what === "sshKey" ? "stop.sshKeyGone" : "stop.denied" };
  return {
    what,
    id,
    result: "failed",
    sentence: what === "sshKey" ? "stop.sshKeyStays" : "stop.notDenied",
    why: what === "sshKey" ? null : end.reason,
  };
}
