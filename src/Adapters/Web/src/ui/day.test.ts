import fc from "fast-check";
import { expect, test } from "vitest";
import { DayForm, isDay } from "./day";

const british = new DayForm("en-GB");
const american = new DayForm("en-US");
const italian = new DayForm("it-IT");

test("A day is written and read as people do where they are", () => {
  expect([british, american, italian].map((form) => form.typed("2027-12-03"))).toEqual([
    "03/12/2027",
    "12/03/2027",
    "03/12/2027",
  ]);
  expect(british.read("3/12/2027")).toBe("2027-12-03");
  expect(american.read("12/3/2027")).toBe("2027-12-03");
  expect(italian.read("3.12.27")).toBe("2027-12-03");
  expect(italian.read("3 dicembre 2027")).toBe("2027-12-03");
  expect(british.read("Fri 3 Dec 2027")).toBe("2027-12-03");
  expect(american.read("December 3, 2027")).toBe("2027-12-03");
  expect(italian.read("2027-12-03")).toBe("2027-12-03");
});

test("A day that is none is not read as another", () => {
  for (const typed of [
    "",
    "31/02/2027",
    "12/31/2027",
    "3/12",
    "3/12/",
    "tomorrow",
    "3/12/1999",
    "1/2/3/2027",
    "3/12/20277",
  ])
    expect(british.read(typed)).toBeNull();
  expect(isDay("2027-02-29")).toBe(false);
  expect(isDay("2028-02-29")).toBe(true);
});

test("What is written is read again, in each form and in words", () => {
  const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom(british, american, italian), (at, form) => {
      const day = at.toISOString().slice(0, 10);
      expect(form.read(form.typed(day))).toBe(day);
      expect(form.read(form.inWords(day))).toBe(day);
    }),
  );
});
