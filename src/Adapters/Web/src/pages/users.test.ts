import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { User, UserFields } from "../api/types";
import { en } from "../text/en";
import { Texts } from "../text/texts";
import { isOver } from "../ui/over";
import { folderOf, type GrantLine, join, linesOf } from "./createUser/grantLines";
import { inShort } from "./createUser/inShort";
import { dayOf, endOf, inAYear, specOf, valuesOf } from "./createUser/userValues";

const { t } = new Texts("en", { locale: "en-GB", texts: en, sentences: {}, words: {}, cloudscape: {} });

describe("A user's form", () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z]{1,5})?$/);
  const required = { company: word, contactName: word, contactEmail: fc.constant("a@example.com") };
  const spec: fc.Arbitrary<UserFields> = fc.record(
    {
      ...required,
      expiresAt: fc.constantFrom("2027-05-03T10:11:12Z", "2027-12-31T23:59:59Z"),
      allowedNetworks: fc.array(fc.constantFrom("203.0.113.0/24", "2001:db8::/32"), { minLength: 1, maxLength: 3 }),
      sftp: fc.constant(true),
    },
    { requiredKeys: ["company", "contactName", "contactEmail"] },
  );

  test("gives back what it was given, when nothing is typed", () => {
    fc.assert(
      fc.property(spec, (given) => {
        expect(specOf(valuesOf(given))).toEqual(given);
      }),
    );
  });

  test("never takes an end that is missing for access for ever", () => {
    expect(specOf({ ...valuesOf({}), isForEver: false }).expiresAt).toBe("");
    expect(specOf({ ...valuesOf({}), isForEver: false, until: endOf("2027-05") }).expiresAt).toBe("2027-05");
    expect(specOf({ ...valuesOf({ expiresAt: "2027-05-03T10:11:12Z" }), isForEver: true }).expiresAt).toBeUndefined();
  });

  test("ends on the last second of a day, where the reader is", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("2020-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }), (at) => {
        const day = dayOf(at.toISOString());
        expect(dayOf(endOf(day))).toBe(day);
        expect(new Date(endOf(day)).getHours()).toBe(23);
      }),
    );
    expect(dayOf(inAYear(new Date("2026-11-28T12:00:00").getTime()))).toBe("2027-11-28");
  });
});

describe("Grants", () => {
  const line = (bucket: string, prefix = "", can: GrantLine["can"] = "collect"): GrantLine => ({ bucket, prefix, can });

  test("are said in short", () => {
    expect(inShort("ACME", line("invoices", "in/", "deliver"), t)).toBe(
      "ACME can upload files to invoices/in/, but not download or delete them.",
    );
    expect(inShort("ACME", line("invoices", "", "manage"), t)).toBe(
      "ACME can upload, download and delete files in invoices/.",
    );
  });

  test("take a folder that lacks its slash for what it is meant to be", () => {
    expect(["", " in ", "in/", "in/acme"].map(folderOf)).toEqual(["", "in/", "in/", "in/acme/"]);
  });

  test("become lines", () => {
    expect(linesOf([{ bucket: "a", can: "deliver" }])).toEqual([line("a", "", "deliver")]);
    expect(linesOf(null)).toEqual([]);
  });

  test("of two editors are joined: what each added is there, what each took away is not", () => {
    const before = [line("a"), line("b"), line("c")];
    const theirs = [line("b"), line("c"), line("theirs")];
    const mine = [line("a"), line("c"), line("mine", "in/", "deliver")];

    expect(join(before, theirs, mine)).toEqual([line("c"), line("theirs"), line("mine", "in/", "deliver")]);
  });
});

test("A user's time is over by what is applied", () => {
  const until = (expiresAt?: string) => ({ spec: { expiresAt } }) as User;
  const now = Date.parse("2026-11-28T12:00:00Z");

  expect(isOver(until("2026-11-28T12:00:00Z"), now)).toBe(true);
  expect(isOver(until("2026-11-28T12:00:01Z"), now)).toBe(false);
  expect(isOver(until(), now)).toBe(false);
});
