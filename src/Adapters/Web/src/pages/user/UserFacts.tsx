import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { Lines } from "../../ui/Lines";
import { Person } from "../../ui/Person";
import { When } from "../../ui/When";
import { newestOf } from "./newestOf";

/** Who a user is, in words. */
export function UserFacts({ user }: { user: User }) {
  const { t } = useTexts();
  const { contactName, contactEmail, expiresAt, allowedNetworks, sftp } = newestOf(user);
  return (
    <KeyValuePairs
      columns={3}
      items={[
        {
          label: t("user.contact"),
          value: (
            <span className="wrap">
              {contactName} {contactEmail && <Link href={`mailto:${contactEmail}`}>{contactEmail}</Link>}
            </span>
          ),
        },
        { label: t("user.ends"), value: expiresAt ? <When at={expiresAt} /> : t("user.neverEnds") },
        {
          label: t("user.networks"),
          value: allowedNetworks?.length ? <Lines lines={allowedNetworks} /> : t("bucket.anywhere"),
        },
        { label: t("user.reaches"), value: t(sftp ? "user.s3AndSftp" : "user.s3") },
        {
          label: t("page.lastChanged"),
          value: user.requestedAt ? (
            <span className="wrap">
              <When at={user.requestedAt} /> · <Person email={user.requestedBy} />
            </span>
          ) : (
            "–"
          ),
        },
      ]}
    />
  );
}
