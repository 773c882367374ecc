import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anywhere, bash, cmd, isPlain, powerShell, type Quote } from "./quote";

/** Of what folder names may hold, and of what shells give a meaning to. */
const letters = fc.constantFrom(
  ...Array.from("abz09 !-_.'()&@=+,"),
  ...Array.from('$%`\\~*?[]{}<>|;#^"'),
  ...Array.from("äéß’‘“”„"),
);
const names = fc.string({ unit: letters, minLength: 1, maxLength: 12 }).filter((name) => name.trim() === name);
// PowerShell takes seconds to start.
const patience = 60_000;
const awkward = [
  "Rechnungen & Übersicht/",
  "a'b/",
  "100% ready!/",
  "$HOME/",
  "%PATH%/",
  "`id`/",
  "$(id)/",
  "it’s “new”/",
];

describe("A quoted text", () => {
  test("comes out of bash as it went in, typed at a prompt with its history", () => {
    comeBack(bash, awkward.concat(fc.sample(names, 400)), throughBash);
  });

  test("comes out of PowerShell as it went in", { timeout: patience }, ({ skip }) => {
    if (!has("pwsh")) skip();
    comeBack(powerShell, awkward.concat(fc.sample(names, 400)), throughPowerShell);
  });

  test("holds the rules of PowerShell where there is none to ask", () => {
    expect(powerShell("a'b’c$d")).toBe("'a''b’’c$d'");
  });

  test("gives cmd nothing to expand, and nothing but carets and percent signs outside of quotes", () => {
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(!name.includes('"'));
        const line = cmd(name);
        expect(
          line
            .split('"')
            .filter((_, i) => i % 2 === 0)
            .join(""),
        ).toMatch(/^(\^%)*$/);
        expect(line.replaceAll('"^%"', "%")).toBe(`"${name}"`);
      }),
    );
  });

  test("that is plain comes out of both shells in one form", { timeout: patience }, ({ skip }) => {
    const plain = ["Rechnungen & Übersicht/", "a'b (1), c=d@e+f/"].concat(fc.sample(names, 400).filter(isPlain));
    comeBack(anywhere, plain, throughBash);
    if (!has("pwsh")) skip();
    comeBack(anywhere, plain, throughPowerShell);
  });

  test("is not plain where a folder name holds an exclamation mark, which bash looks up in its history", () => {
    expect(isPlain("new!/")).toBe(false);
    expect(isPlain("Neue Aufträge, it's & more/")).toBe(true);
  });
});

function comeBack(quote: Quote, names: readonly string[], through: (words: readonly string[]) => string[]) {
  expect(through(names.map(quote))).toEqual(names);
}

// With its history, as at a prompt: without it an exclamation mark means nothing.
function throughBash(words: readonly string[]): string[] {
  const script = ["set -o history -o histexpand", ...words.map((word) => String.raw`printf '%s\0' ${word}`), ""].join(
    "\n",
  );
  return output("bash", ["--norc", "-s"], script);
}

function throughPowerShell(words: readonly string[]): string[] {
  const script = words.map((word) => `[Console]::Out.Write(${word} + [char]0)`).join("\n");
  const encoded = Buffer.from(`[Console]::OutputEncoding = [Text.Encoding]::UTF8\n${script}`, "utf16le").toString(
    "base64",
  );
  return output("pwsh", ["-NoProfile", "-NonInteractive", "-EncodedCommand", encoded], "");
}

function output(program: string, args: readonly string[], input: string): string[] {
  const said = execFileSync(program, args, {
    input,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8", HISTFILE: "" },
  });
  return said.split("\0").slice(0, -1);
}

function has(program: string): boolean {
  try {
    execFileSync(program, ["-NoProfile", "-Command", "exit"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
