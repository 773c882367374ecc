import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BucketFields, Thing } from "../api/types";
import { en } from "../text/en";
import { Texts } from "../text/texts";
import { merge } from "../ui/merge";
import { keepsOf } from "./buckets/keeps";
import { accessByBucket, countUsers } from "./buckets/whoHasAccess";
import { specOf, valuesOf } from "./createBucket/bucketValues";

const texts = new Texts("en", { locale: "en-GB", texts: en, sentences: {}, words: {}, cloudscape: {} });

describe("A bucket's form", () => {
  const days = fc.integer({ min: 1, max: 3650 });
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const spec: fc.Arbitrary<BucketFields> = fc.record(
    {
      description: fc.stringMatching(/^[a-z]([a-z ]{0,20}[a-z])?$/),
      retention: fc
        .record(
          { keepCurrentDays: days, keepPreviousVersionsDays: days, moveToColderAfterDays: days },
          { requiredKeys: [] },
        )
        .filter((r) => Object.keys(r).length > 0),
      objectLockDays: days,
      allowedNetworks: fc.array(fc.constantFrom("203.0.113.0/24", "2001:db8::/32"), { minLength: 1, maxLength: 3 }),
      tags: fc.dictionary(word, word, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    },
    { requiredKeys: [] },
  );

  test("gives back what it was given, when nothing is typed", () => {
    fc.assert(
      fc.property(spec, (given) => {
        expect(specOf(valuesOf(given))).toEqual(given);
      }),
    );
  });

  test("leaves out what is empty", () => {
    expect(specOf(valuesOf({}))).toEqual({});
  });

  test("hands on what is no number, so that the server says what is wrong with it", () => {
    expect(specOf({ ...valuesOf({}), lock: "ten", keepPrevious: " 7 " })).toEqual({
      objectLockDays: "ten",
      retention: { keepPreviousVersionsDays: 7 },
    });
  });
});

test("My entries go on top of what somebody else saved, and only mine", () => {
  const before = { a: "1", b: "1", c: ["1"], d: "1" };
  const theirs = { a: "2", b: "1", c: ["2"], d: "2" };
  const mine = { a: "1", b: "3", c: ["1"], d: "3" };

  expect(merge(before, theirs, mine)).toEqual({ a: "2", b: "3", c: ["2"], d: "3" });
});

test("How long a bucket keeps files is said in sentences", () => {
  expect(
    keepsOf(
      { retention: { keepPreviousVersionsDays: 30, moveToColderAfterDays: 90, keepCurrentDays: 1 }, objectLockDays: 7 },
      texts,
    ),
  ).toEqual([
    "Files for 1 day",
    "Previous versions for 30 days",
    "Colder storage after 90 days",
    "Each file locked for 7 days",
  ]);
  expect(keepsOf({}, texts)).toEqual([]);
});

test("Who has access to a bucket is read off the users, each counted once", () => {
  const user = (name: string, ...grants: object[]) => ({ kind: "user", name, spec: { grants } }) as Thing;
  const access = accessByBucket([
    user(
      "a",
      { bucket: "x", can: "collect" },
      { bucket: "x", prefix: "in/", can: "deliver" },
      { bucket: "y", can: "manage" },
    ),
    user("b", { bucket: "x", can: "collect" }),
    { kind: "bucket", name: "x", spec: {} } as Thing,
  ]);

  expect(countUsers(access.get("x") ?? [])).toBe(2);
  expect(access.get("x")?.map(({ user: { name }, prefix, can }) => [name, prefix, can])).toEqual([
    ["a", "", "collect"],
    ["a", "in/", "deliver"],
    ["b", "", "collect"],
  ]);
  expect(access.get("z")).toBeUndefined();
});
