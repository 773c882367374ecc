import type { Language } from "../text/texts";

type Part = "day" | "month" | "year";

const iso = /^(\d{4})-(\d\d)-(\d\d)$/;

/** How days are written and read where somebody is: 31/12/2027, 12/31/2027, 31 dicembre 2027. A day is `yyyy-mm-dd`. */
export class DayForm {
  readonly #numbers: Intl.DateTimeFormat;
  readonly #words: Intl.DateTimeFormat;
  readonly #order: readonly Part[];
  readonly #months: readonly string[];

  constructor(locale: string) {
    const utc = { timeZone: "UTC" } as const;
    this.#numbers = new Intl.DateTimeFormat(locale, { ...utc, day: "2-digit", month: "2-digit", year: "numeric" });
    this.#words = new Intl.DateTimeFormat(locale, { ...utc, dateStyle: "full" });
    this.#order = this.#numbers
      .formatToParts(0)
      .map(({ type }) => type)
      .filter((type): type is Part => type === "day" || type === "month" || type === "year");
    const month = new Intl.DateTimeFormat(locale, { ...utc, month: "long" });
    this.#months = Array.from({ length: 12 }, (_, i) => plain(month.format(Date.UTC(2000, i, 15))));
  }

  /** One to show how days are typed. */
  get example(): string {
    return this.typed("2027-12-31");
  }

  /** As it is typed; of what is no day, what it is. */
  readonly typed = (day: string): string => {
    return isDay(day) ? this.#numbers.format(new Date(`${day}T00:00:00Z`)) : day;
  };

  /** With the day of the week and the month in words. */
  readonly inWords = (day: string): string => {
    return this.#words.format(new Date(`${day}T00:00:00Z`));
  };

  /** The day that was typed, or null. */
  readonly read = (typed: string): string | null => {
    const text = plain(typed.trim());
    const numbers: readonly string[] = text.match(/\d+/g) ?? [];
    const word = text.match(/\p{L}{3,}/gu)?.find((w) => this.#monthOf(w) > 0);
    if (word !== undefined && numbers.length === 2) {
      const [first = "", second = ""] = numbers;
      return first.length > 2 ? dayOf(first, this.#monthOf(word), second) : dayOf(second, this.#monthOf(word), first);
    }
    if (numbers.length !== 3 || /\p{L}/u.test(text)) return null;
    const order: readonly Part[] = numbers[0]?.length === 4 ? ["year", "month", "day"] : this.#order;
    const of = (part: Part) => numbers[order.indexOf(part)] ?? "";
    return dayOf(of("year"), Number(of("month")), of("day"));
  };

  #monthOf(word: string): number {
    return this.#months.findIndex((month) => month.startsWith(word)) + 1;
  }
}

/** In the region of somebody who reads a language: the browser says which. */
export function dayForm(language: Language, regions: readonly string[]): DayForm {
  return new DayForm(regions.find((region) => region.startsWith(language)) ?? (language === "en" ? "en-GB" : language));
}

/** The day of a moment where the reader is. */
export function dayHere(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function isDay(day: string): boolean {
  const [, year = "", month = "", date = ""] = iso.exec(day) ?? [];
  return year !== "" && dayOf(year, Number(month), date) !== null;
}

function dayOf(year: string, month: number, day: string): string | null {
  const whole = year.length === 2 ? `20${year}` : year;
  if (!/^20\d\d$/.test(whole) || !/^\d{1,2}$/.test(day)) return null;
  const at = new Date(Date.UTC(Number(whole), month - 1, Number(day)));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(day) ? at.toISOString().slice(0, 10) : null;
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
