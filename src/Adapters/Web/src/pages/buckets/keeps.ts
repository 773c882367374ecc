import type { BucketFields } from "../../api/types";
import type { Texts } from "../../text/texts";

/** How long a bucket keeps its files, in sentences; empty: for ever. */
export function keepsOf({ retention, objectLockDays }: BucketFields, { t }: Pick<Texts, "t">): string[] {
  const sentences: string[] = [];
  if (retention?.keepCurrentDays) sentences.push(t("keeps.current", { days: retention.keepCurrentDays }));
  if (retention?.keepPreviousVersionsDays)
    sentences.push(t("keeps.previous", { days: retention.keepPreviousVersionsDays }));
  if (retention?.moveToColderAfterDays) sentences.push(t("keeps.colder", { days: retention.moveToColderAfterDays }));
  if (objectLockDays) sentences.push(t("keeps.locked", { days: objectLockDays }));
  return sentences;
}
