import { expect, test } from "vitest";
import type { Activity, Thing, User } from "../api/types";
import { attentionOf } from "./project/attentionOf";
import { stepsOf } from "./project/firstSteps";
import { withNews } from "../ui/withNews";
import { returnTo } from "./signIn/returnTo";

const now = Date.parse("2026-11-28T09:00:00Z");
const day = 24 * 60 * 60 * 1000;

const user = (name: string, part: Partial<User> = {}): User =>
  ({
    kind: "user",
    name,
    status: "ready",
    drift: null,
    failed: null,
    next: null,
    operation: null,
    stopped: null,
    spec: {},
    ...part,
  }) as User;
const bucket = (name: string, part: object = {}): Thing =>
  ({
    kind: "bucket",
    name,
    status: "ready",
    drift: null,
    failed: null,
    next: null,
    operation: null,
    spec: {},
    ...part,
  }) as Thing;
const until = (days: number) => ({ spec: { expiresAt: new Date(now + days * day).toISOString() } });
const causes = (things: Thing[], users: User[] = []) =>
  attentionOf(things, users, now).map(({ thing, cause }) => `${thing.name} ${cause}`);

test("What needs somebody comes with the most pressing first", () => {
  expect(
    causes([
      user("later", until(15)),
      user("soon", until(13)),
      user("over", until(-1)),
      bucket("fine"),
      bucket("broken", { status: "failed", failed: { operation: "o", spec: {} } }),
      bucket("as-before", { failed: { operation: "o", spec: {} } }),
      bucket("meddled", { drift: "changedOutside" }),
      bucket("older", { drift: "updateAvailable" }),
      bucket("queue", { next: { requestedBy: "a" } }),
    ]),
  ).toEqual([
    "broken failed",
    "as-before notApplied",
    "meddled changedOutside",
    "soon ending",
    "queue waiting",
    "over ended",
  ]);
});

test("A link that was not opened is told of the user who has it", () => {
  expect(causes([user("a"), user("b")], [user("a", { counts: { keys: 0, openHandovers: 1 } })])).toEqual([
    "a unopened",
  ]);
});

test("The first steps tick themselves from what there is", () => {
  const granted = user("a", { spec: { grants: [{ bucket: "b", prefix: "", can: "collect" }] } });

  expect(stepsOf([], [])).toEqual({ bucket: false, user: false, grant: false, handOver: false, connected: false });
  expect(stepsOf([bucket("b", { status: "creating" })], []).bucket).toBe(false);
  expect(
    stepsOf([bucket("b"), granted], [{ ...granted, counts: { keys: 1, openHandovers: 0 }, lastUsedAt: null }]),
  ).toEqual({
    bucket: true,
    user: true,
    grant: true,
    handOver: true,
    connected: false,
  });
});

test("The diary shows each line once, newest first, and a result stays", () => {
  const line = (id: string, at: string, result: Activity["result"]) => ({ id, at, result }) as Activity;
  const lines = withNews(
    [line("o2", "2026-11-28T09:02:00Z", "succeeded"), line("o1", "2026-11-28T09:01:00Z", null)],
    [
      line("o2", "2026-11-28T09:02:00Z", null),
      line("o1", "2026-11-28T09:01:00Z", "failed"),
      line("o3", "2026-11-28T09:03:00Z", null),
    ],
  );

  expect(lines.map(({ id, result }) => [id, result])).toEqual([
    ["o3", null],
    ["o2", "succeeded"],
    ["o1", "failed"],
  ]);
});

test.each([
  ["/projects/demo?search=a", "/projects/demo?search=a"],
  [null, "/projects"],
  ["https://evil.example", "/projects"],
  ["//evil.example", "/projects"],
  ["/\\evil.example", "/projects"],
  ["/sign-in", "/projects"],
])("After signing in at %s one is taken to %s", (wanted, goes) => {
  expect(returnTo(wanted)).toBe(goes);
});
