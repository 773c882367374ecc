import { useTexts } from "../../text/texts";
import { Value, Values } from "../Values";
import type { S3Access, SftpPlace } from "./access";

export function Cyberduck({ access }: { access: S3Access }) {
  const { t } = useTexts();
  return (
    <>
      {access.delivers && (
        <li>
          {t("connect.cyberduck.acl")}
          <Values>
            <Value name="Default ACL" value="None" />
            <Value name="Encryption" value="None" />
          </Values>
        </li>
      )}
      <li>
        {t("connect.cyberduck.new")}
        <Values>
          <Value name="Protocol" value="Amazon S3" />
          <Value name="Server" value="s3.amazonaws.com" />
          <Value name="Access Key ID" value={access.accessKeyId} />
          <Value name="Secret Access Key" value={access.secretAccessKey} />
        </Values>
      </li>
      <Path folder={`/${access.path}`} />
    </>
  );
}

export function CyberduckOverSftp({ place }: { place: SftpPlace }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.cyberduck.new")}
        <Values>
          <Value name="Protocol" value="SFTP (SSH File Transfer Protocol)" />
          <Value name="Server" value={place.host} />
          <Value name="Username" value={place.userName} />
        </Values>
      </li>
      <li>{t("connect.cyberduck.key")}</li>
      <Path folder={place.folder} />
    </>
  );
}

function Path({ folder }: { folder: string }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.cyberduck.path")}
        <Values>
          <Value name="Path" value={folder} />
        </Values>
      </li>
      <li>{t("connect.cyberduck.open")}</li>
    </>
  );
}
