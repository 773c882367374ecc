import { describe, expect, test } from "vitest";
import { type LetterFacts, type LetterLanguage, letterLanguages, letterOf } from "./letters";

const facts: LetterFacts = {
  what: "accessKey",
  contact: "Nora North",
  organisation: "Example Company",
  project: "Spring catalogue",
  sender: "Mara Manager",
  link: "https://files.example.com/h/abc",
  until: "2026-12-03T14:02:00Z",
};
const words: Readonly<Record<LetterLanguage, { passcode: RegExp; password: RegExp; month: RegExp }>> = {
  en: { passcode: /passcode/, password: /never asks for a password/, month: /3 December 2026/ },
  it: { passcode: /codice/, password: /mai chiesta una password/, month: /3 dicembre 2026/ },
  de: { passcode: /Code/, password: /Passwort fragt sie nie/, month: /3\. Dezember 2026/ },
  fr: { passcode: /code/, password: /aucun mot de passe/, month: /3 décembre 2026/ },
};
const languages = Object.keys(letterLanguages) as LetterLanguage[];

describe.each(languages)("A letter in %s", (language) => {
  test.each(["accessKey", "sshPublicKey"] as const)("says from whom it is and what to expect (%s)", (what) => {
    const { subject, body } = letterOf(language, { ...facts, what });

    expect(subject).toContain("Example Company");
    expect(subject).toContain("Spring catalogue");
    for (const said of ["Nora North", "Example Company", "Spring catalogue", "Mara Manager", facts.link])
      expect(body).toContain(said);
    for (const said of Object.values(words[language])) expect(body).toMatch(said);
  });

  test("tells the two kinds of links apart", () => {
    expect(letterOf(language, facts).body).not.toMatch(/SFTP/);
    expect(letterOf(language, { ...facts, what: "sshPublicKey" }).body).toMatch(/SFTP/);
  });
});
