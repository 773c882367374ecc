import { Observed } from "../observed";

export const topics = [
  "colder",
  "previous",
  "lock",
  "networks",
  "fingerprint",
  "template",
  "guardDuty",
  "config",
] as const;

/** A term that is explained in plain words. */
export type Topic = (typeof topics)[number];

/** The topic of the panel at the side, and the element that asked for it: the focus goes back there. */
export const help = new Observed<{ readonly topic: Topic; readonly opener: Element | null } | null>(null);

export function explain(topic: Topic): void {
  help.set({ topic, opener: document.activeElement });
}

export function endHelp(): void {
  const opener = help.value?.opener;
  help.set(null);
  if (opener instanceof HTMLElement) setTimeout(() => opener.focus());
}
