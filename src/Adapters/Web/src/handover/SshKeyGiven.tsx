import type { SshKeyTaken } from "../api/types";
import { useTexts } from "../text/texts";
import { SftpConnection } from "./SftpConnection";
import { Title } from "./Page";

/** The public key has arrived; how to connect with its other half. */
export function SshKeyGiven({ taken }: { taken: SshKeyTaken }) {
  const { t } = useTexts();
  return (
    <>
      <Title>{t("claim.keyTaken")}</Title>
      <p>
        {t("claim.fingerprint")} <code>{taken.fingerprint}</code>
      </p>
      <p>{t("claim.keyTakenText")}</p>
      {taken.sftp && <SftpConnection sftp={taken.sftp} />}
    </>
  );
}
