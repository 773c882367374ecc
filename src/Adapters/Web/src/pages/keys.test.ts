import { describe, expect, test } from "vitest";
import type { Handover, Key, Operation, StopUser } from "../api/types";
import { roomFor, rotationOf, stillUsedAt } from "./user/rotation";
import { progressOf } from "./user/stopProgress";

const key = (id: string, part: Partial<Key> = {}): Key =>
  ({
    id,
    state: "active",
    lastUsedAt: null,
    replaces: null,
    endsAt: null,
    deletesAt: null,
    staysOff: false,
    ...part,
  }) as Key;
const link = (part: Partial<Handover> = {}): Handover =>
  ({ id: "h", what: "accessKey", state: "open", replaces: null, ...part }) as Handover;

describe("The replacement of a key", () => {
  const step = (keys: Key[], links: Handover[] = []) => rotationOf(keys, links)?.step ?? null;
  const used = "2026-11-28T10:00:00Z";

  test("is read off the keys and links, step by step", () => {
    expect(step([key("old")])).toBeNull();
    expect(step([key("old")], [link()])).toBeNull();
    expect(step([key("old")], [link({ replaces: "old" })])).toBe("claim");
    expect(step([key("old")], [link({ replaces: "old", state: "withdrawn" })])).toBeNull();
    expect(step([key("old"), key("new", { replaces: "old" })])).toBe("use");
    expect(step([key("old"), key("new", { replaces: "old", lastUsedAt: used })])).toBe("off");
    expect(step([key("old", { state: "inactive" }), key("new", { replaces: "old" })])).toBe("delete");
    expect(step([key("new", { replaces: "old" })])).toBeNull();
  });

  test("warns of an old key that was used within a day", () => {
    const now = Date.parse("2026-11-28T12:00:00Z");

    expect(stillUsedAt(key("a", { lastUsedAt: used }), now)).toBe(used);
    expect(stillUsedAt(key("a", { lastUsedAt: "2026-11-27T11:00:00Z" }), now)).toBeNull();
    expect(stillUsedAt(key("a"), now)).toBeNull();
  });

  test("needs room, which open links for access keys take, too", () => {
    expect(roomFor([], [])).toBe(2);
    expect(roomFor([key("a")], [link(), link({ state: "expired" }), link({ what: "sshPublicKey" })])).toBe(0);
    expect(roomFor([key("a"), key("b")], [link()])).toBe(0);
  });
});

describe("A stop", () => {
  const sentence = { code: "stop-key-off", args: {}, text: "" } as StopUser["items"][number]["sentence"];
  const item = (what: "key" | "sshKey" | "grants", result: "stopped" | "running" | "failed") => ({
    what,
    id: what === "grants" ? null : "k",
    result,
    sentence,
  });
  const operation = (id: string, state: Operation["state"], part: Partial<Operation> = {}): Operation =>
    ({ id, state, supersededBy: null, finishedAt: null, reason: null, ...part }) as Operation;
  const at = "2026-11-28T12:00:00Z";
  const later = "2026-11-28T12:00:30Z";
  const running: StopUser = {
    items: [item("key", "stopped"), item("sshKey", "running"), item("grants", "running")],
    operation: operation("o", "running"),
  };
  const state = (...operations: Operation[]) => progressOf(running, new Map(operations.map((o) => [o.id, o])), at);

  test("is done when the change that it began is", () => {
    expect(state().state).toBe("running");
    expect(state(operation("o", "succeeded", { finishedAt: later }))).toMatchObject({ state: "stopped", at: later });
  });

  test("is done by the newer edit that took the change's place, and not before", () => {
    const superseded = operation("o", "superseded", { supersededBy: "p", finishedAt: at });

    expect(state(superseded).state).toBe("running");
    expect(state(superseded, operation("p", "running")).state).toBe("running");
    expect(state(superseded, operation("p", "succeeded", { finishedAt: later }))).toMatchObject({ state: "stopped" });
  });

  test("never shows a failed part as stopped", () => {
    const failed = state(operation("o", "rolledBack", { finishedAt: later }));

    expect(failed.state).toBe("failed");
    expect(failed.items.map(({ what, result }) => [what, result])).toEqual([
      ["key", "stopped"],
      ["sshKey", "failed"],
      ["grants", "failed"],
    ]);
    expect(progressOf({ items: [item("key", "failed")], operation: null }, new Map(), at).state).toBe("failed");
  });
});
