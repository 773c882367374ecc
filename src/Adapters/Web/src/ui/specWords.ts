import type { BucketFields, ProjectFields, ThingKind, UserFields } from "../api/types";
import { keepsOf } from "../pages/buckets/keeps";
import type { Can } from "../pages/access/matrix";
import type { Texts } from "../text/texts";

export interface SpecWord {
  readonly label: string;
  /** Empty where nothing is said. */
  readonly text: string;
}

/** What stands in a spec, in words. */
export function specWords(kind: ThingKind, spec: unknown, texts: Texts): readonly SpecWord[] {
  // A spec of the kind, as the API answers it; nothing where there was none.
  const given = spec ?? {};
  if (kind === "bucket") return ofBucket(given, texts);
  return kind === "user" ? ofUser(given, texts) : ofProject(given, texts);
}

export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** In what two specs differ, in words. */
export function differencesOf(kind: ThingKind, before: unknown, after: unknown, texts: Texts): readonly Difference[] {
  const then = specWords(kind, before, texts);
  return specWords(kind, after, texts)
    .map(({ label, text }, index) => ({
      label,
      before: before ? (then[index]?.text ?? "") : "",
      after: after ? text : "",
    }))
    .filter((d) => d.before !== d.after);
}

const lines = (texts: readonly string[] | null | undefined): string => (texts ?? []).join("\n");

function ofBucket(spec: BucketFields, texts: Texts): readonly SpecWord[] {
  const { t } = texts;
  return [
    { label: t("buckets.column.description"), text: spec.description ?? "" },
    { label: t("buckets.column.keeps"), text: lines(keepsOf(spec, texts)) || t("keeps.forEver") },
    { label: t("bucket.networks"), text: lines(spec.allowedNetworks) || t("bucket.anywhere") },
    {
      label: t("bucket.tags"),
      text: lines(Object.entries(spec.tags ?? {}).map(([key, value]) => `${key} = ${value}`)),
    },
  ];
}

function ofUser(spec: UserFields, { t, dateAndTime }: Texts): readonly SpecWord[] {
  const grants = (spec.grants ?? []).map(
    ({ bucket, prefix, can }) => `${t(`grant.word.${can as Can}`)}: ${bucket ?? ""}/${prefix ?? ""}`,
  );
  return [
    { label: t("user.company"), text: spec.company ?? "" },
    { label: t("user.contact"), text: [spec.contactName, spec.contactEmail].filter(Boolean).join(", ") },
    { label: t("user.ends"), text: spec.expiresAt ? dateAndTime(spec.expiresAt) : t("user.neverEnds") },
    { label: t("user.networks"), text: lines(spec.allowedNetworks) || t("bucket.anywhere") },
    { label: t("user.reaches"), text: t(spec.sftp ? "user.s3AndSftp" : "user.s3") },
    { label: t("user.sshKeys"), text: lines(spec.sshPublicKeys) },
    { label: t("user.access"), text: lines(grants) },
  ];
}

function ofProject(spec: ProjectFields, { t, person }: Texts): readonly SpecWord[] {
  const people = (emails: readonly string[] | null | undefined) =>
    lines(emails?.map((email) => (person(email) === email ? email : `${person(email)} (${email})`)));
  return [
    { label: t("createProject.projectTitle"), text: spec.title ?? "" },
    { label: t("createProject.account"), text: spec.account ?? "" },
    { label: t("createProject.region"), text: spec.region ?? "" },
    { label: t("createProject.managers"), text: people(spec.managers) },
    { label: t("createProject.viewers"), text: people(spec.viewers) },
    { label: t("createProject.sftp"), text: t(spec.sftp ? "answer.yes" : "answer.no") },
  ];
}
