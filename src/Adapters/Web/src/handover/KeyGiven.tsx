import { useState } from "react";
import type { ClaimedKey, Grant, Invitation } from "../api/types";
import { useTexts } from "../text/texts";
import { Limits } from "./Limits";
import { S3Connection } from "./S3Connection";
import { SftpConnection } from "./SftpConnection";
import { Title } from "./Page";
import { ShownContext, Value, Values } from "./Values";

/** The access key, this once, and how to connect with it. */
export function KeyGiven({ given, invitation }: { given: ClaimedKey; invitation: Invitation }) {
  const { t } = useTexts();
  const [isRevealed, setRevealed] = useState(false);
  const { organisation, from } = invitation;
  const { accessKeyId, secretAccessKey, region, buckets, sftp, allowedNetworks, expiresAt } = given;

  return (
    <ShownContext value={{ secret: secretAccessKey, isRevealed }}>
      <section className="card">
        <Title>{t("claim.given")}</Title>
        <p className="notice warn">{t("claim.saveNow")}</p>
        <Values>
          <Value name={t("claim.accessKeyId")} value={accessKeyId} />
          <Value name={t("claim.secretAccessKey")} value={secretAccessKey}>
            <button type="button" aria-pressed={isRevealed} onClick={() => setRevealed(!isRevealed)}>
              {t("claim.reveal")}
            </button>
          </Value>
          <Value name={t("claim.region")} value={region} />
        </Values>
      </section>
      <section className="card" aria-labelledby="folders">
        <h2 id="folders">{t("claim.folders")}</h2>
        {buckets.length === 0 ? (
          <p>{t("claim.noFolder", { from })}</p>
        ) : (
          <ul>
            {buckets.map((folder) => (
              <li key={`${folder.physicalName}/${folder.prefix}/${folder.can}`}>
                <code>
                  {folder.physicalName}/{folder.prefix}
                </code>
                <br />
                {t(`grant.${folder.can as Grant["can"]}`)}
                {folder.allowedNetworks.length > 0 && (
                  <>
                    <br />
                    {t("claim.onlyFrom", { networks: folder.allowedNetworks.join(", ") })}
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        <Limits endsAt={expiresAt} networks={allowedNetworks} />
      </section>
      {buckets.length > 0 && <S3Connection given={given} organisation={organisation} />}
      {sftp && <SftpConnection sftp={sftp} from={from} />}
    </ShownContext>
  );
}
