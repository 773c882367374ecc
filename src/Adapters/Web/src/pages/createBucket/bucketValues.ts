import type { BucketFields } from "../../api/types";
import type { Texts } from "../../text/texts";
import type { Unread } from "../../ui/EditForm";
import { linesOf } from "../../ui/names";

/** A bucket's spec as it is typed. */
export interface BucketValues {
  readonly description: string;
  readonly keepPrevious: string;
  readonly keepCurrent: string;
  readonly colder: string;
  readonly lock: string;
  readonly networks: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}

const text = (days: number | null | undefined): string => (days ? String(days) : "");

export function valuesOf(spec: BucketFields): BucketValues {
  return {
    description: spec.description ?? "",
    keepPrevious: text(spec.retention?.keepPreviousVersionsDays),
    keepCurrent: text(spec.retention?.keepCurrentDays),
    colder: text(spec.retention?.moveToColderAfterDays),
    lock: text(spec.objectLockDays),
    networks: (spec.allowedNetworks ?? []).join("\n"),
    tags: Object.entries(spec.tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}

const numbers = {
  keepPrevious: "/spec/retention/keepPreviousVersionsDays",
  keepCurrent: "/spec/retention/keepCurrentDays",
  colder: "/spec/retention/moveToColderAfterDays",
  lock: "/spec/objectLockDays",
} as const;

/** The entries that are no number of days. */
export function numberRule<T extends BucketValues>(values: T, { t }: Texts): Unread<T> {
  const fields = (Object.keys(numbers) as (keyof typeof numbers)[]).filter(
    (field) => values[field].trim() !== "" && !isNumber(values[field]),
  );
  return {
    errors: fields.map((field) => ({ field: numbers[field], says: t("form.noNumber") })),
    readable: { ...values, ...Object.fromEntries(fields.map((field) => [field, ""])) },
  };
}

const isNumber = (typed: string): boolean => /^-?\d{1,9}$/.test(typed.trim());

/** The spec to send. An entry that is no number goes as typed, so that the server does not take it for nothing. */
export function specOf(values: BucketValues): BucketFields {
  const spec: BucketFields = {};
  if (values.description.trim() !== "") spec.description = values.description.trim();
  const retention = {
    ...days("keepPreviousVersionsDays", values.keepPrevious),
    ...days("keepCurrentDays", values.keepCurrent),
    ...days("moveToColderAfterDays", values.colder),
  };
  if (Object.keys(retention).length > 0) spec.retention = retention;
  Object.assign(spec, days("objectLockDays", values.lock));
  const networks = linesOf(values.networks);
  if (networks.length > 0) spec.allowedNetworks = networks;
  const tags = values.tags.filter(({ key }) => key !== "");
  if (tags.length > 0) spec.tags = Object.fromEntries(tags.map(({ key, value }) => [key, value]));
  return spec;
}

function days(field: string, typed: string): object {
  const trimmed = typed.trim();
  if (trimmed === "") return {};
  return { [field]: isNumber(trimmed) ? Number(trimmed) : trimmed };
}
