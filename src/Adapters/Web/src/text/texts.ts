import type { I18nProviderProps } from "@cloudscape-design/components/i18n";
import { createContext, useContext } from "react";
import { Refused, SignedOut, type Trouble, Unreachable } from "../api/trouble";
import type { FieldError, Sentence } from "../api/types";
import type { en } from "./en";
import { fill, type Places } from "./pattern";

export type Language = "en" | "it";
export type TextKey = keyof typeof en;

export interface Catalogue {
  readonly locale: string;
  readonly texts: Readonly<Record<TextKey, string>>;
  /** The server's sentences by their code. English needs none: the server's own text is English. */
  readonly sentences: Readonly<Record<string, string>>;
  /** Words that stand as arguments in the server's sentences. */
  readonly words: Readonly<Record<string, string>>;
  readonly cloudscape?: I18nProviderProps.Messages;
}

/** Names by address. */
export type People = ReadonlyMap<string, string>;

/** A sentence of the server, of whatever version. */
type Said = Omit<Sentence, "code"> & { readonly code: string };

type ArgsOf<Key extends TextKey> = [Places<(typeof en)[Key]>] extends [never]
  ? []
  : [args: Readonly<Record<Places<(typeof en)[Key]>, string | number>>];

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const months = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** A moment as the server's English sentences say it, such as `3 May 2026, 12:00 UTC`. */
function inServersEnglish(iso: string): string {
  const at = new Date(iso);
  return `${at.getUTCDate()} ${months.format(at)} ${at.getUTCFullYear()}, ${at.toISOString().slice(11, 16)} UTC`;
}

/** Everything that is said, in one language. Its functions can be taken out of it: they know their language. */
export class Texts {
  readonly language: Language;
  readonly #catalogue: Catalogue;
  readonly #people: People;
  readonly #dateAndTime: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #second: Intl.DateTimeFormat;
  readonly #ago: Intl.RelativeTimeFormat;
  readonly #number: Intl.NumberFormat;

  /** @param people Names of people, as far as they are known, by their address. */
  constructor(language: Language, catalogue: Catalogue, people: People = new Map()) {
    this.language = language;
    this.#catalogue = catalogue;
    this.#people = people;
    const { locale } = catalogue;
    this.#dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
    this.#second = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
    this.#ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    this.#number = new Intl.NumberFormat(locale);
  }

  /** The same language, with the names of people. */
  withPeople(people: People): Texts {
    return new Texts(this.language, this.#catalogue, people);
  }

  /** A person's name where it is known, else the address. */
  readonly person = (email: string): string => this.#people.get(email) ?? email;

  get cloudscape(): I18nProviderProps.Messages {
    return this.#catalogue.cloudscape ?? {};
  }

  readonly t = <Key extends TextKey>(key: Key, ...args: ArgsOf<Key>): string =>
    fill(this.#catalogue.texts[key], args[0] ?? {}, (value) =>
      typeof value === "number" ? this.number(value) : value,
    );

  /** A sentence of the server. One that is newer than this catalogue stays English. */
  readonly say = ({ code, args, text }: Said): string => {
    const pattern = this.#catalogue.sentences[code];
    return pattern === undefined
      ? this.#forReader(text, args)
      : fill(pattern, args, (value, name) =>
          name === "actor" ? this.#argument(this.person(String(value))) : this.#argument(value),
        );
  };

  /** What is wrong with a field. */
  readonly fieldError = ({ code, args, message }: FieldError): string => {
    return this.say({ code, args, text: message });
  };

  /** One sentence: what happened, and what to do. */
  readonly trouble = (trouble: Trouble): string => {
    if (trouble instanceof Refused) {
      const { code, args, detail, status } = trouble.problem;
      return code === "no-answer" ? this.t("trouble.noAnswer", { status }) : this.say({ code, args, text: detail });
    }
    if (trouble instanceof SignedOut) return this.t("trouble.signedOut");
    return this.t(trouble instanceof Unreachable ? "trouble.unreachable" : "trouble.unexpected");
  };

  readonly number = (value: number): string => {
    return this.#number.format(value);
  };

  /** 28 Nov 2026, 14:02, in the reader's time zone. */
  readonly dateAndTime = (iso: string | number): string => {
    return this.#dateAndTime.format(new Date(iso));
  };

  readonly date = (iso: string): string => {
    return this.#date.format(new Date(iso));
  };

  readonly time = (iso: string | number): string => {
    return this.#time.format(new Date(iso));
  };

  /** 14:02:31. */
  readonly second = (iso: string): string => {
    return this.#second.format(new Date(iso));
  };

  /** 2 hours ago. */
  readonly ago = (iso: string, now: number): string => {
    const minutes = Math.round((Date.parse(iso) - now) / 60_000);
    if (Math.abs(minutes) < 60) return this.#ago.format(minutes, "minute");
    const hours = Math.round(minutes / 60);
    return Math.abs(hours) < 48 ? this.#ago.format(hours, "hour") : this.#ago.format(Math.round(hours / 24), "day");
  };

  /** The server's English has its times in UTC and people by their address; here times are the reader's, and people have names. */
  #forReader(text: string, args: Said["args"]): string {
    const actor = String(args["actor"] ?? "");
    return Object.values(args)
      .filter((value) => typeof value === "string" && instant.test(value))
      .reduce<string>(
        (said, value) => said.replaceAll(inServersEnglish(String(value)), this.dateAndTime(value)),
        text.replace(actor, () => this.person(actor)),
      );
  }

  #argument(value: string | number): string {
    if (typeof value === "number") return this.number(value);
    return instant.test(value) ? this.dateAndTime(value) : (this.#catalogue.words[value] ?? value);
  }
}

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("No language is loaded.");
  return texts;
}
