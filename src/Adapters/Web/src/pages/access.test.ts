import fc from "fast-check";
import { expect, test } from "vitest";
import type { Thing } from "../api/types";
import { drawn } from "../ui/WindowedGrid";
import { matrixOf, matrixOfThings } from "./access/matrix";

test("The matrix of what is told is the matrix of what is answered", () => {
  const user = (name: string, ...grants: object[]) => ({ kind: "user", name, spec: { grants } }) as Thing;
  const told = matrixOfThings([
    user("b", { bucket: "x", can: "deliver", prefix: "in/" }, { bucket: "x", can: "manage", prefix: "own/" }),
    user("a", { bucket: "y", can: "collect", prefix: "" }),
    { kind: "bucket", name: "y", spec: {} } as Thing,
    { kind: "bucket", name: "x", spec: {} } as Thing,
    { kind: "project", name: "p", spec: {} } as Thing,
  ]);
  const answered = matrixOf(
    ["a", "b"],
    ["x", "y"],
    [
      { user: "a", bucket: "y", prefix: "", can: "collect" },
      { user: "b", bucket: "x", prefix: "in/", can: "deliver" },
      { user: "b", bucket: "x", prefix: "own/", can: "manage" },
    ],
  );

  expect([told.users, told.buckets]).toEqual([answered.users, answered.buckets]);
  for (const u of told.users) for (const b of told.buckets) expect(told.given(u, b)).toEqual(answered.given(u, b));
  expect(told.given("b", "x").map((g) => g.can)).toEqual(["manage", "deliver"]);
  expect(told.given("a", "x")).toEqual([]);
});

test("Of a grid what is in sight is drawn, in order, and the cell with the focus wherever it is", () => {
  const int = fc.integer({ min: -5, max: 400 });
  fc.assert(
    fc.property(int, int, fc.integer({ min: 1, max: 300 }), fc.nat(299), (first, last, count, wanted) => {
      const focused = Math.min(wanted, count - 1);
      const numbers = drawn(first, last, count, focused);

      expect(numbers).toContain(focused);
      expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (let n = Math.max(0, first); n <= Math.min(last, count - 1); n++) expect(numbers).toContain(n);
      expect(numbers.every((n) => n === focused || (n >= first && n <= last && n < count))).toBe(true);
    }),
  );
});
