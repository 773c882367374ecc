import Box from "@cloudscape-design/components/box";
import { useTexts } from "../../text/texts";
import { To } from "../../ui/To";
import type { Given } from "./matrix";

/** What a cell of the matrix holds: letter and word of each verb, and where. */
export function Cell({ given }: { given: readonly Given[] }) {
  const { t } = useTexts();
  const [first] = given;
  if (!first) return <span>–</span>;
  const verbs = [...new Set(given.map((g) => g.can))].map((can) => t(`grant.word.${can}`));
  return (
    <>
      <span>
        {verbs.map((verb, index) => (
          <span key={verb}>
            {index > 0 && " · "}
            <strong aria-hidden="true">{verb[0]}</strong> {verb}
          </span>
        ))}
      </span>
      <small>
        {given.length > 1 ? t("access.folders", { count: given.length }) : folderOf(first, t("grant.wholeBucket"))}
      </small>
    </>
  );
}

/** What one user may do in one bucket, in words, with the ways on. */
export function Pair({
  project,
  user,
  bucket,
  given,
  hint,
  company,
}: {
  project: string;
  user: string;
  bucket: string;
  given: readonly Given[];
  /** The user's name, and what keeps it out. */
  hint: string;
  company: string;
}) {
  const { t } = useTexts();
  return (
    <>
      {hint && <Box color="text-body-secondary">{hint}</Box>}
      <GivenLines given={given} />
      <Box padding={{ top: "s" }}>
        <To href={`/projects/${project}/users/${user}`}>{t("thing.user", { name: company })}</To>
        {" · "}
        <To href={`/projects/${project}/buckets/${bucket}`}>{t("thing.bucket", { name: bucket })}</To>
      </Box>
    </>
  );
}

/** @param props.nameOf Says of whom or where, where that is not clear. */
export function GivenLines({ given, nameOf }: { given: readonly Given[]; nameOf?: (given: Given) => string }) {
  const { t } = useTexts();
  if (given.length === 0) return <span>{t("access.nothing")}</span>;
  return (
    <ul className="sentences">
      {given.map((g) => (
        <li key={`${g.user}/${g.bucket}/${g.prefix}/${g.can}`} className="wrap">
          {nameOf && <strong>{nameOf(g)} · </strong>}
          {t(`grant.${g.can}`)} · {folderOf(g, t("grant.wholeBucket"))}
        </li>
      ))}
    </ul>
  );
}

const folderOf = ({ prefix }: Given, whole: string): string => (prefix === "" ? whole : prefix);
