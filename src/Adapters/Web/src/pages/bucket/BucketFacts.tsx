import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { Bucket } from "../../api/types";
import { useTexts } from "../../text/texts";
import { Lines } from "../../ui/Lines";
import { Status } from "../../ui/Status";
import { Person } from "../../ui/Person";
import { When } from "../../ui/When";
import { keepsOf } from "../buckets/keeps";
import { type Access, countUsers } from "../buckets/whoHasAccess";

/** What a bucket is, in words. */
export function BucketFacts({ bucket, access }: { bucket: Bucket; access: readonly Access[] }) {
  const texts = useTexts();
  const { t } = texts;
  const spec = bucket.status === "creating" ? (bucket.pendingSpec ?? bucket.spec) : bucket.spec;
  const keeps = keepsOf(spec, texts);
  const tags = Object.entries(spec.tags ?? {});
  const physicalName = bucket.outputs["physicalName"];
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: t("column.status"), value: <Status thing={bucket} /> },
        { label: t("buckets.column.description"), value: <span className="wrap">{spec.description ?? "–"}</span> },
        { label: t("buckets.column.access"), value: t("bucket.users", { count: countUsers(access) }) },
        {
          label: t("buckets.column.keeps"),
          value: keeps.length === 0 ? t("keeps.forEver") : <Lines lines={keeps} />,
        },
        {
          label: t("bucket.networks"),
          value: spec.allowedNetworks?.length ? <Lines lines={spec.allowedNetworks} /> : t("bucket.anywhere"),
        },
        {
          label: t("bucket.tags"),
          value: tags.length === 0 ? "–" : <Lines lines={tags.map(([key, value]) => `${key} = ${value}`)} />,
        },
        {
          label: t("bucket.finalName"),
          value: physicalName ? (
            // Inline it would be broken between any two letters.
            <span className="wrap">
              <CopyToClipboard
                variant="icon"
                textToCopy={physicalName}
                copyButtonAriaLabel={t("bucket.copyName")}
                copySuccessText={t("trouble.copied")}
                copyErrorText={t("trouble.notCopied")}
              />
              {physicalName}
            </span>
          ) : (
            "–"
          ),
        },
        {
          label: t("page.lastChanged"),
          value: bucket.requestedAt ? (
            <span className="wrap">
              <When at={bucket.requestedAt} /> · <Person email={bucket.requestedBy} />
            </span>
          ) : (
            "–"
          ),
        },
      ]}
    />
  );
}
