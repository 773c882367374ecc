import { describe, expect, test } from "vitest";
import type { Activity } from "../api/types";
import { addressOf, isWanted } from "./activity/filter";

const nothing = { person: "", kind: "", name: "", result: "", from: "", to: "" };
const line = {
  actor: "mara@example.com",
  kind: "user",
  name: "old-mill",
  sentence: { code: "user-removed", args: { company: "Äußere Mühle" }, text: "" },
} as unknown as Activity;

describe("A line that comes is wanted", () => {
  test.each(["old-m", "AUßERE", "muhle", "stores"])("for a part of any of its names: %s", (name) => {
    expect(isWanted(line, { ...nothing, name }, () => "Old Mill Stores")).toBe(true);
  });

  test("for its whole name where it was chosen from the list", () => {
    expect(isWanted(line, { ...nothing, kind: "user", name: "old-mill" }, () => "")).toBe(true);
    expect(isWanted(line, { ...nothing, kind: "user", name: "old" }, () => "")).toBe(false);
  });

  test("not for what it says elsewhere", () => {
    expect(isWanted(line, { ...nothing, name: "removed" }, () => "")).toBe(false);
  });
});

describe("A typed person", () => {
  const people = ["m.rossi@example.com", "second@example.com"];
  const nameOf = (address: string) => (address.startsWith("m") ? "María Rossi" : "Sam Second");

  test("is asked for by the address where the name is meant", () => {
    expect(addressOf("maria", people, nameOf)).toBe("m.rossi@example.com");
    expect(addressOf("sam s", people, nameOf)).toBe("second@example.com");
  });

  test.each(["second", "example", "nobody", "", "s"])(
    "is asked for as typed where an address or nobody is meant: %s",
    (typed) => {
      expect(addressOf(typed, people, nameOf)).toBe(typed);
    },
  );
});
