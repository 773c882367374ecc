import { useTexts } from "../../text/texts";
import { Value, Values } from "../Values";
import type { S3Access, SftpPlace } from "./access";

export function FileZillaPro({ access }: { access: S3Access }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.fileZilla.pro")} {t("connect.fileZilla.new")}
        <Values>
          <Value name="Protocol" value="S3 - Amazon Simple Storage Service" />
          <Value name="Host" value="s3.amazonaws.com" />
          <Value name="Access key ID" value={access.accessKeyId} />
          <Value name="Secret Access Key" value={access.secretAccessKey} />
        </Values>
      </li>
      <Connect folder={`/${access.path}`} />
    </>
  );
}

export function FileZilla({ place }: { place: SftpPlace }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.fileZilla.new")}
        <Values>
          <Value name="Protocol" value="SFTP - SSH File Transfer Protocol" />
          <Value name="Host" value={place.host} />
          <Value name="Logon Type" value="Key file" />
          <Value name="User" value={place.userName} />
        </Values>
      </li>
      <li>{t("connect.fileZilla.key")}</li>
      <Connect folder={place.folder} />
    </>
  );
}

function Connect({ folder }: { folder: string }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.fileZilla.folder")}
        <Values>
          <Value name="Default remote directory" value={folder} />
        </Values>
      </li>
      <li>{t("connect.fileZilla.connect")}</li>
    </>
  );
}
