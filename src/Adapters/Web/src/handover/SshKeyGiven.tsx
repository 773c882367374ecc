import type { Invitation, SshKeyTaken } from "../api/types";
import { useTexts } from "../text/texts";
import { Limits } from "./Limits";
import { SftpConnection } from "./SftpConnection";
import { Title } from "./Page";

/** The public key has arrived; how to connect with its other half. */
export function SshKeyGiven({ taken, invitation }: { taken: SshKeyTaken; invitation: Invitation }) {
  const { t } = useTexts();
  const { from } = invitation;
  return (
    <>
      <section className="card">
        <Title>{t("claim.keyTaken")}</Title>
        <p>
          {t("claim.fingerprint")} <code>{taken.fingerprint}</code>
        </p>
        <p>{t(taken.sftp ? "claim.keyTakenText" : "claim.noFolder", { from })}</p>
        <Limits endsAt={taken.expiresAt} />
      </section>
      {taken.sftp && <SftpConnection sftp={taken.sftp} from={from} />}
    </>
  );
}
