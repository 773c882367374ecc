import type { Language } from "./texts";
import { Texts } from "./texts";

/** Fetches a language: each is a file of its own. */
export async function load(language: Language): Promise<Texts> {
  const { catalogue } = language === "it" ? await import("./italian") : await import("./english");
  return new Texts(language, catalogue);
}

/** What the browser prefers, if it is there. */
export function preferred(languages: readonly string[]): Language {
  return languages.find((l) => /^(it|en)\b/.test(l))?.startsWith("it") ? "it" : "en";
}
