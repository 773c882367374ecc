import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bucket, Operation } from "../api/types";
import type { Change, ServerMessage, Snapshot } from "./messages";
import { hear, keyOf, type ProjectLive, unknownProject } from "./project";

const bucket = (name: string, version: number): Bucket => ({
  project: "acme",
  kind: "bucket",
  name,
  status: "ready",
  statusReason: null,
  nextStep: null,
  drift: null,
  revision: 1,
  version,
  spec: { description: `written at ${version}` },
  pendingSpec: null,
  failed: null,
  operation: null,
  next: null,
  outputs: {},
  requestedBy: null,
  requestedAt: null,
  observedAt: "2026-11-28T09:00:00Z",
});

const operation = (id: string, state: Operation["state"]): Operation => ({
  id,
  project: "acme",
  kind: "bucket",
  name: "a",
  action: "update",
  state,
  keepsFiles: false,
  title: "a",
  reason: null,
  usualSeconds: 20,
  supersededBy: null,
  requestedBy: "manager@example.com",
  requestedAt: "2026-11-28T09:00:00Z",
  startedAt: null,
  finishedAt: null,
});

const change = (sequence: number, part: Partial<Change> = {}): Change => ({
  type: "change",
  project: "acme",
  sequence,
  things: [],
  removed: [],
  operations: [],
  activity: [],
  touched: [],
  ...part,
});

const snapshot = (sequence: number, things: Bucket[], part: Partial<Snapshot> = {}): Snapshot => ({
  type: "snapshot",
  project: "acme",
  sequence,
  things,
  operations: [],
  ...part,
});

const after = (...heard: Parameters<typeof hear>[1][]): ProjectLive => heard.reduce(hear, unknownProject);
const versions = (live: ProjectLive) =>
  Object.fromEntries([...live.things].map(([key, thing]) => [key, thing.version]));

describe("A project's state", () => {
  test("begins with a snapshot and goes on with the changes after it", () => {
    const live = after(
      snapshot(5, [bucket("a", 3), bucket("b", 5)]),
      change(6, { things: [bucket("a", 6)], removed: [{ kind: "bucket", name: "b" }] }),
    );

    expect(live.sequence).toBe(6);
    expect(versions(live)).toEqual({ "bucket/a": 6 });
  });

  test("ignores changes before the first snapshot", () => {
    expect(after(change(6, { things: [bucket("a", 6)] }))).toBe(unknownProject);
  });

  test("asks for what it missed, once, and takes it", () => {
    const missed = after(snapshot(5, [bucket("a", 5)]), change(8, { things: [bucket("a", 8)] }));
    expect(missed.wants).toBe("changes");
    expect(versions(missed)).toEqual({ "bucket/a": 5 });

    const asked = hear(missed, { type: "asked" });
    expect(asked.wants).toBeNull();

    const replayed = [change(6), change(7), change(8, { things: [bucket("a", 8)] })].reduce(hear, asked);
    expect(hear(replayed, { type: "upToDate", project: "acme", sequence: 8 }).wants).toBeNull();
    expect(versions(replayed)).toEqual({ "bucket/a": 8 });
  });

  test("learns of a lost last change from a pong", () => {
    expect(after(snapshot(5, []), { type: "pong", sequences: { acme: 6 } }).wants).toBe("changes");
    expect(after(snapshot(5, []), { type: "pong", sequences: { acme: 5 } }).wants).toBeNull();
  });

  test("asks for everything where a change was too large to be told", () => {
    expect(after(snapshot(5, []), { type: "behind", project: "acme", sequence: 6 }).wants).toBe("snapshot");
  });

  test("takes a snapshot in parts, whatever their order, and nothing before the last one", () => {
    const part = (n: number, ...things: Bucket[]) => snapshot(5, things, { part: n, parts: 3 });
    const two = after(part(3, bucket("c", 3)), part(1, bucket("a", 1)), part(3, bucket("c", 3)));
    expect(two.sequence).toBeNull();

    expect(versions(hear(two, part(2, bucket("b", 2))))).toEqual({ "bucket/a": 1, "bucket/b": 2, "bucket/c": 3 });
  });

  test("forgets the parts of a snapshot that a broken connection cut off", () => {
    const live = after(
      snapshot(5, [bucket("a", 1)], { part: 1, parts: 2 }),
      { type: "cut" },
      snapshot(5, [bucket("b", 2)], { part: 2, parts: 2 }),
    );

    expect(live.sequence).toBeNull();
  });

  test("takes from an answer what is newer than all that was told", () => {
    const live = after(snapshot(5, [bucket("a", 5)]));

    expect(versions(hear(live, { type: "answer", things: [bucket("a", 7)] }))).toEqual({ "bucket/a": 7 });
    expect(versions(hear(live, { type: "answer", things: [bucket("a", 4)] }))).toEqual({ "bucket/a": 5 });
  });

  test("takes nothing from an answer that was removed meanwhile", () => {
    const live = after(snapshot(5, [bucket("a", 5)]), change(6, { removed: [{ kind: "bucket", name: "a" }] }), {
      type: "answer",
      things: [bucket("a", 5)],
    });

    expect(versions(live)).toEqual({});
  });

  test("keeps an answer that is newer than the snapshot after it", () => {
    const live = after({ type: "answer", things: [bucket("a", 7), bucket("b", 2)] }, snapshot(5, [bucket("a", 5)]));

    expect(versions(live)).toEqual({ "bucket/a": 7 });
  });

  test("asks for a thing that is too large to be told, and keeps the old one until it comes", () => {
    const told = after(
      snapshot(5, [bucket("a", 5)]),
      change(6, { things: [{ kind: "bucket", name: "a", version: 6, partial: true }] }),
    );
    expect([...told.missing]).toEqual([["bucket/a", 6]]);
    expect(versions(told)).toEqual({ "bucket/a": 5 });

    const answered = hear(told, { type: "answer", things: [bucket("a", 6)] });
    expect(answered.missing.size).toBe(0);
    expect(versions(answered)).toEqual({ "bucket/a": 6 });
  });

  test("shows a thing and the end of its operation together", () => {
    const begun = after(snapshot(5, [bucket("a", 5)], { operations: [operation("o1", "running")] }));
    const ended = hear(begun, change(6, { things: [bucket("a", 6)], operations: [operation("o1", "succeeded")] }));

    expect(ended.operations.get("o1")?.state).toBe("succeeded");
    expect(versions(ended)).toEqual({ "bucket/a": 6 });
  });

  test("drops an operation that a snapshot does not know any more", () => {
    const live = after(snapshot(5, [], { operations: [operation("o1", "running")] }), snapshot(9, []));

    expect(live.operations.size).toBe(0);
  });

  test("has a line of the diary once, with its result", () => {
    const line = (result: "succeeded" | null) => ({
      id: "o1",
      at: "2026-11-28T09:00:00Z",
      actor: "manager@example.com",
      sentence: { code: "bucket-created" as const, args: {}, text: "" },
      kind: "bucket" as const,
      name: "a",
      operationId: "o1",
      result,
      revision: 1,
      endedAt: null,
      before: null,
      after: null,
    });
    const live = after(
      snapshot(5, []),
      change(6, { activity: [line(null)] }),
      change(7, { activity: [line("succeeded")] }),
    );

    expect(live.activity.map((a) => a.result)).toEqual(["succeeded"]);
  });

  test("is gone when the server says so, and back with the next snapshot", () => {
    const problem = { type: "/problems/not-found", title: "", status: 404, detail: "", code: "not-found", args: {} };
    const gone = after(snapshot(5, []), { type: "error", project: "acme", problem });

    expect(gone.gone).toBe(true);
    expect(hear(gone, snapshot(6, [])).gone).toBe(false);
  });
});

describe("Whatever becomes of the messages on their way", () => {
  const names = ["a", "b", "c", "d"];

  /** What a server does: at each step it writes or removes one of the buckets. */
  const history = fc.array(fc.record({ name: fc.constantFrom(...names), removes: fc.boolean() }), {
    minLength: 1,
    maxLength: 30,
  });

  interface Step {
    readonly told: Change;
    readonly now: ReadonlyMap<string, Bucket>;
  }

  function lived(edits: readonly { name: string; removes: boolean }[]): Step[] {
    let now = new Map<string, Bucket>();
    return edits.map(({ name, removes }, index) => {
      const sequence = index + 1;
      const written = bucket(name, sequence);
      now = new Map(now);
      if (removes) now.delete(keyOf(written));
      else now.set(keyOf(written), written);
      return { told: change(sequence, removes ? { removed: [{ kind: "bucket", name }] } : { things: [written] }), now };
    });
  }

  const stateAt = (steps: readonly Step[], sequence: number) => [...(steps[sequence - 1]?.now.values() ?? [])];

  /** Anything that may arrive: a change, a snapshot or an answer from any moment, a pong, a repeated request, a break. */
  const arrivals = (length: number) =>
    fc.array(
      fc.record({
        kind: fc.constantFrom("change", "change", "change", "snapshot", "answer", "pong", "behind", "asked", "cut"),
        at: fc.integer({ min: 1, max: length }),
      }),
      { maxLength: 60 },
    );

  const scenario = history.chain((edits) => fc.tuple(fc.constant(lived(edits)), arrivals(edits.length)));

  function arrival(steps: readonly Step[], { kind, at }: { kind: string; at: number }): Parameters<typeof hear>[1] {
    switch (kind) {
      case "snapshot":
        return snapshot(at, stateAt(steps, at));
      case "answer":
        return { type: "answer", things: stateAt(steps, at) };
      case "pong":
        return { type: "pong", sequences: { acme: at } };
      case "behind":
        return { type: "behind", project: "acme", sequence: at };
      case "asked":
        return { type: "asked" };
      case "cut":
        return { type: "cut" };
      default:
        return steps[at - 1]?.told as ServerMessage;
    }
  }

  test("nothing ever moves backwards", () => {
    fc.assert(
      fc.property(scenario, ([steps, arriving]) => {
        let live = unknownProject;
        const newest = new Map<string, number>();
        for (const each of arriving) {
          const before = live.sequence ?? 0;
          live = hear(live, arrival(steps, each));
          expect(live.sequence ?? 0).toBeGreaterThanOrEqual(before);
          for (const [key, thing] of live.things) {
            expect(thing.version).toBeGreaterThanOrEqual(newest.get(key) ?? 0);
            newest.set(key, thing.version);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("what is shown is never older than the number it carries, and what was removed by then is not shown", () => {
    fc.assert(
      fc.property(scenario, ([steps, arriving]) => {
        let live = unknownProject;
        for (const each of arriving) {
          live = hear(live, arrival(steps, each));
          const { sequence } = live;
          if (sequence === null) continue;
          const then = new Map(stateAt(steps, sequence).map((thing) => [keyOf(thing), thing]));
          for (const [key, thing] of then)
            expect(live.things.get(key)?.version ?? -1).toBeGreaterThanOrEqual(thing.version);
          for (const [key, thing] of live.things) expect(thing.version > sequence || then.has(key)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("it ends equal to the server's state, once what it asks for is answered", () => {
    fc.assert(
      fc.property(scenario, ([steps, arriving]) => {
        const last = steps.length;
        let live = arriving.map((each) => arrival(steps, each)).reduce(hear, unknownProject);
        // The connection comes back: subscribed from where it is, then a pong with the last number.
        live = hear(live, { type: "cut" });
        const replay =
          live.sequence === null
            ? [snapshot(last, stateAt(steps, last))]
            : steps.slice(live.sequence).map((s) => s.told);
        live = replay.reduce<ProjectLive>(hear, live);
        live = hear(hear(live, { type: "asked" }), { type: "pong", sequences: { acme: last } });

        expect(live.wants).toBeNull();
        expect(live.sequence).toBe(last);
        expect(live.things).toEqual(steps[last - 1]?.now);
      }),
      { numRuns: 2000 },
    );
  });
});
