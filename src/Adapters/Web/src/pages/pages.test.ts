import { expect, test } from "vitest";
import type { Activity, Thing, User } from "../api/types";
import { attentionOf } from "./project/attentionOf";
import { placeOfStep, stepsOf } from "./project/firstSteps";
import { withNews } from "../ui/withNews";
import { returnTo } from "./signIn/returnTo";

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

test("What needs attention is as the server lists it, with the things as they are, without those that are gone", () => {
  const things = new Map<string, Thing>([
    ["user/soon", user("soon")],
    ["bucket/broken", bucket("broken")],
  ]);

  expect(
    attentionOf(
      [
        { kind: "bucket", name: "broken", cause: "failed" },
        { kind: "bucket", name: "gone", cause: "failed" },
        { kind: "user", name: "soon", cause: "endsSoon" },
        { kind: "user", name: "soon", cause: "linkLocked" },
      ],
      things,
    ).map(({ thing, cause }) => `${thing.name} ${cause}`),
  ).toEqual(["broken failed", "soon endsSoon", "soon linkLocked"]);
});

test("Each of the first steps leads to where it is done", () => {
  const one = user("one");
  const given = user("given", { spec: { grants: [{ bucket: "b", prefix: "", can: "collect" }] } });
  const places = (users: User[]) =>
    (["bucket", "user", "grant", "handOver", "connected"] as const).map((step) => placeOfStep(step, "demo", users));

  expect(places([])).toEqual([
    "/projects/demo/buckets/create",
    "/projects/demo/users/create",
    "/projects/demo/users/create",
    "/projects/demo/users/create",
    "/projects/demo/users/create",
  ]);
  expect(places([one, given]).slice(2)).toEqual([
    "/projects/demo/users/one/access",
    "/projects/demo/users/given?tab=handovers",
    "/projects/demo/users/given?tab=keys",
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
