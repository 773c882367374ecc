import type { UserFields } from "../../api/types";
import type { Texts } from "../../text/texts";
import { type DayForm, dayHere, isDay } from "../../ui/day";
import type { Unread } from "../../ui/EditForm";
import { linesOf } from "../../ui/names";

/** A user's spec as it is typed; what it may do is typed as {@link GrantLine}s. */
export interface UserValues {
  readonly company: string;
  readonly contactName: string;
  readonly contactEmail: string;
  /** The moment at which access ends, or what was typed of a day. */
  readonly until: string;
  readonly isForEver: boolean;
  readonly networks: string;
  readonly sftp: boolean;
}

export function valuesOf(spec: UserFields): UserValues {
  return {
    company: spec.company ?? "",
    contactName: spec.contactName ?? "",
    contactEmail: spec.contactEmail ?? "",
    until: spec.expiresAt ?? "",
    isForEver: !spec.expiresAt,
    networks: (spec.allowedNetworks ?? []).join("\n"),
    sftp: spec.sftp ?? false,
  };
}

/** What is asked for. An end that is no day goes as it is typed, so that the server refuses it: access for ever is never a slip. */
export function specOf(values: UserValues): UserFields {
  const spec: UserFields = {
    company: values.company.trim(),
    contactName: values.contactName.trim(),
    contactEmail: values.contactEmail.trim(),
  };
  if (!values.isForEver) spec.expiresAt = values.until;
  const networks = linesOf(values.networks);
  if (networks.length > 0) spec.allowedNetworks = networks;
  if (values.sftp) spec.sftp = true;
  return spec;
}

/**
 * The error of a last day that cannot be sent, and a legal day in its place.
 * @param before What it was; it may stay, also when it is over.
 */
export function endRule<T extends UserValues>(values: T, { t }: Texts, { example }: DayForm, before = ""): Unread<T> {
  const says =
    values.isForEver || (before !== "" && values.until === before) ? null : dayRule(dayOf(values.until), t, example);
  return says === null
    ? { errors: [], readable: values }
    : { errors: [{ field: "/spec/expiresAt", says }], readable: { ...values, until: inAYear(Date.now()) } };
}

/** The error of a last day; null if it has none. */
export function dayRule(day: string, t: Texts["t"], example: string): string | null {
  if (!isDay(day)) return t("form.noDay", { example });
  return day < dayHere(new Date()) ? t("form.pastDay") : null;
}

/** The day of a moment, where the reader is; of what is no moment, what was typed. */
export function dayOf(until: string): string {
  const at = new Date(until);
  return !until.includes("T") || Number.isNaN(at.getTime()) ? until : dayHere(at);
}

/** The last second of a day, where the reader is; of what is no day, what was typed. */
export function endOf(day: string): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T23:59:59`) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : day;
}

/** In a year from now: how long access lasts unless somebody says otherwise. */
export function inAYear(now: number): string {
  const at = new Date(now);
  at.setFullYear(at.getFullYear() + 1);
  return endOf(dayOf(at.toISOString()));
}
