import type { Language } from "./texts";
import { Texts } from "./texts";

/** Fetches a language: each is a file of its own. */
export async function load(language: Language): Promise<Texts> {
  const [{ catalogue }, { default: cloudscape }] =
    language === "it"
      ? await Promise.all([import("./italian"), import("@cloudscape-design/components/i18n/messages/all.it")])
      : await Promise.all([import("./english"), import("@cloudscape-design/components/i18n/messages/all.en")]);
  return new Texts(language, { ...catalogue, cloudscape });
}

/** Fetches a language without Cloudscape's own messages, for a page that has no Cloudscape. */
export async function bare(language: Language): Promise<Texts> {
  const { catalogue } = language === "it" ? await import("./italian") : await import("./english");
  return new Texts(language, catalogue);
}

/** What the browser prefers, if it is there. */
export function preferred(languages: readonly string[]): Language {
  return languages.find((l) => /^(it|en)\b/.test(l))?.startsWith("it") ? "it" : "en";
}
