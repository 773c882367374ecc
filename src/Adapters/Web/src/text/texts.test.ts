import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Refused, Unreachable } from "../api/trouble";
import { preferred } from "./catalogues";
import { en } from "./en";
import { it } from "./it";
import { sentences } from "./it.sentences";
import { fill, placesOf } from "./pattern";
import { type Language, Texts } from "./texts";

const root = join(import.meta.dirname, "../..");
const contract = JSON.parse(readFileSync(join(root, "contract.json"), "utf8")) as {
  "x-sentences": Record<string, string>;
};

const texts = (language: Language) =>
  new Texts(language, {
    locale: language === "it" ? "it" : "en-GB",
    texts: language === "it" ? it : en,
    sentences: language === "it" ? sentences : {},
    words: language === "it" ? { collect: "ritirare" } : {},
  });

describe("Both languages", () => {
  test("say the same things with the same arguments", () => {
    expect(Object.keys(it).sort()).toEqual(Object.keys(en).sort());
    for (const [key, pattern] of Object.entries(en))
      expect([key, placesOf(it[key as keyof typeof en])]).toEqual([key, placesOf(pattern)]);
  });

  test("say nothing that no page asks for", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !/^text[/\\](en|it)/.test(file))
      .map((file) => readFileSync(join(root, "src", file), "utf8"))
      .join("\n");
    // A key stands in the sources whole, or its beginning does, before a word that is chosen there.
    const chosen = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{[^}]+\}([a-zA-Z.]*)`/g)].map(
      ([, head, tail]) => [head, tail] as const,
    );
    const unused = Object.keys(en).filter(
      (key) =>
        !sources.includes(`"${key}"`) &&
        !chosen.some(([head = "", tail = ""]) => key.startsWith(head) && key.endsWith(tail)),
    );

    expect(unused).toEqual([]);
  });
});

test("Every sentence of the server has its Italian, with the same arguments", () => {
  const published = contract["x-sentences"];

  expect(Object.keys(sentences).sort()).toEqual(Object.keys(published).sort());
  for (const [code, pattern] of Object.entries(published))
    expect([code, placesOf(sentences[code as keyof typeof sentences])]).toEqual([code, placesOf(pattern)]);
});

describe("Every text", () => {
  const all: readonly (readonly [string, string])[] = [
    ...Object.entries(en),
    ...Object.entries(contract["x-sentences"]),
    ...Object.entries(it),
    ...Object.entries(sentences),
  ];
  const italian: typeof all = [...Object.entries(it), ...Object.entries(sentences)];

  test("has at most 25 words to a sentence", () => {
    const long = all.flatMap(([key, text]) =>
      text
        .replaceAll(/\{(\w+)(:[^}]*)?\}/g, "X")
        .split(/[.!?:;]\s/)
        .filter((sentence) => sentence.split(/\s+/).length > 25)
        .map((sentence) => [key, sentence]),
    );

    expect(long).toEqual([]);
  });

  test("calls each thing by its one name, and nobody by their first", () => {
    const others =
      /\b(terzo|terzi|ferma(re|to)|gestor[ei]|contatt[oi]|osservator[ei]|ritirat[oi]|archivio freddo|predispost[oi]|tuo|tua|tuoi|tue)\b/i;

    expect(italian.filter(([, text]) => others.test(text))).toEqual([]);
  });
});

describe("A sentence", () => {
  test("chooses its words by number, as the server's do", () => {
    const show = (value: string | number) => String(value);

    expect(fill("{days} {days:day|days}", { days: 1 }, show)).toBe("1 day");
    expect(fill("{days} {days:day|days}", { days: 30 }, show)).toBe("30 days");
  });

  test("leaves braces alone that people typed", () => {
    expect(fill("“{name}” is ready.", { name: "{days}" }, String)).toBe("“{days}” is ready.");
  });

  test("is the server's own in English, and Italian by its code", () => {
    const said = { code: "retention-set", args: { days: 30 }, text: "Keeps previous versions for 30 days" };

    expect(texts("en").say(said)).toBe("Keeps previous versions for 30 days");
    expect(texts("it").say(said)).toBe("Conserva le versioni precedenti per 30 giorni");
  });

  test("has the reader's times in English, too", () => {
    const at = "2026-05-03T12:00:00Z";
    const said = {
      code: "ends-set",
      args: { company: "ACME", at },
      text: "ACME has access until 3 May 2026, 12:00 UTC",
    };

    expect(texts("en").say(said)).toBe(`ACME has access until ${texts("en").dateAndTime(at)}`);
    expect(texts("en").say(said)).not.toContain("UTC");
  });

  test("names people who are known, also in English, and leaves addresses alone that stand for themselves", () => {
    const said = {
      code: "bucket-created",
      args: { actor: "ada@example.com", bucket: "invoices" },
      text: "ada@example.com created the bucket invoices",
    };
    const people = new Map([["ada@example.com", "Ada $& Admin"]]);

    expect(texts("en").withPeople(people).say(said)).toBe("Ada $& Admin created the bucket invoices");
    expect(texts("it").withPeople(people).say(said)).toBe("Ada $& Admin ha creato il bucket invoices");
    expect(texts("en").say(said)).toBe(said.text);
  });

  test("stays English where its code is newer than the catalogue", () => {
    expect(texts("it").say({ code: "brand-new", args: {}, text: "Something new" })).toBe("Something new");
  });

  test("shows numbers, times and words as the language does", () => {
    const said = { code: "ends-set", args: { company: "ACME", at: "2026-05-03T12:00:00Z" }, text: "" };

    expect(texts("it").say(said)).toMatch(/^ACME ha accesso fino al 3 mag 2026/);
    expect(texts("it").number(10000)).toBe("10.000");
    expect(
      texts("it").say({
        code: "grant-covered",
        args: { can: "collect", where: "a", company: "A", covering: "collect", above: "a" },
        text: "",
      }),
    ).toContain("permesso di ritirare");
  });
});

test("Every trouble has a sentence", () => {
  const problem = {
    type: "/problems/name-taken",
    title: "",
    status: 409,
    detail: "There is a bucket named …",
    code: "name-in-use",
    args: { kind: "bucket", name: "x" },
  };

  expect(texts("it").trouble(new Refused(problem, "t"))).toBe(
    "Esiste già un bucket di nome «x». Scelga un altro nome.",
  );
  expect(
    texts("en").trouble(new Refused({ ...problem, code: "no-answer", args: { status: 502 }, status: 502 }, "t")),
  ).toContain("HTTP 502");
  expect(texts("en").trouble(new Unreachable("", "t"))).toBe(en["trouble.unreachable"]);
});

test("The browser's first language that is there is taken, else English", () => {
  expect(preferred(["de-CH", "it-CH", "en"])).toBe("it");
  expect(preferred(["en-US", "it"])).toBe("en");
  expect(preferred(["de"])).toBe("en");
  expect(preferred(["item"])).toBe("en");
});
