import { expect, test } from "vitest";
import type { Bucket, Thing } from "../api/types";
import { called } from "./called";
import { counted } from "./counted";
import { clock } from "./elapsed";
import { firstOf } from "./growing";
import { linesOf, nameFrom } from "./names";
import { asNow } from "./rows";

test("Time that passed reads like a clock", () => {
  expect([-3, 0, 41, 61, 3723].map(clock)).toEqual(["0:00", "0:00", "0:41", "1:01", "1:02:03"]);
});

test("A short name is proposed from a title", () => {
  expect(nameFrom("Spring catalogue 2027", 20)).toBe("spring-catalogue-202");
  expect(nameFrom("  Città & Co.  ", 20)).toBe("citta-co");
  expect(nameFrom("2027: a year", 20)).toBe("a-year");
  expect(nameFrom("abc defgh", 4)).toBe("abc");
});

test("Addresses can be pasted in whatever form they come", () => {
  expect(linesOf("a@example.com, b@example.com;\n\n c@example.com ")).toEqual([
    "a@example.com",
    "b@example.com",
    "c@example.com",
  ]);
});

test("A row shows what was told last, with the counts that only answers have", () => {
  const row = { kind: "bucket", name: "a", version: 3, counts: { users: 2 }, status: "ready" } as Bucket;
  const told = { kind: "bucket", name: "a", version: 4, status: "updating" } as Bucket;

  expect(asNow(row, told)).toEqual({ ...told, counts: { users: 2 } });
  expect(asNow({ ...row, version: 5 }, told).status).toBe("ready");
  expect(asNow(row, undefined)).toBe(row);
  expect(asNow(row, told)).toBe(asNow(row, told));
});

test("A long page grows by as many rows as were not there before", () => {
  const page = ["a", "b", "c", "d", "e"];
  const grow = (drawn: string[]) => firstOf(page, String, new Set(drawn), 2);

  expect(grow([])).toEqual(["a", "b"]);
  expect(grow(["a", "b"])).toEqual(["a", "b", "c", "d"]);
  expect(grow(["a", "b", "c", "d"])).toBe(page);
  expect(grow(["b", "c", "e"])).toBe(page);
  expect(firstOf([], String, new Set(), 2)).toEqual([]);
});

test("A list counts what is there now, also where something came or went since it was asked for", () => {
  const answer = { total: 12, items: ["a", "b", "c"] };

  expect(counted(undefined, { shown: 0, all: 3, isFiltered: false }, String)).toBe("");
  expect(counted(answer, { shown: 3, all: 13, isFiltered: false }, String)).toBe("(13)");
  expect(counted(answer, { shown: 2, all: undefined, isFiltered: false }, String)).toBe("(11)");
  expect(counted(answer, { shown: 2, all: 40, isFiltered: true }, String)).toBe("(11/40)");
});

test("A thing is called by its title, its company or its name", () => {
  const thing = { name: "short", pendingSpec: null, spec: {}, failed: null };

  expect(called({ ...thing, kind: "project", spec: { title: "Spring" } } as Thing)).toBe("Spring");
  expect(called({ ...thing, kind: "user", spec: { company: "ACME" }, pendingSpec: { company: "New" } } as Thing)).toBe(
    "New",
  );
  expect(called({ ...thing, kind: "user", failed: { operation: "o", spec: { company: "Never" } } } as Thing)).toBe(
    "Never",
  );
  expect(called({ ...thing, kind: "bucket" } as Thing)).toBe("short");
});
