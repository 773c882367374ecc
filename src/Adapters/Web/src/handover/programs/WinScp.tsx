import { useTexts } from "../../text/texts";
import { Value, Values } from "../Values";
import type { S3Access, SftpPlace } from "./access";

export function WinScp({ access }: { access: S3Access }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.winScp.new")}
        <Values>
          <Value name="File protocol" value="Amazon S3" />
          <Value name="Host name" value="s3.amazonaws.com" />
          <Value name="Access key ID" value={access.accessKeyId} />
          <Value name="Secret access key" value={access.secretAccessKey} />
        </Values>
      </li>
      <li>
        {t("connect.winScp.region")}
        <Values>
          <Value name="Default region" value={access.region} />
        </Values>
      </li>
      <Login folder={`/${access.path}`} />
    </>
  );
}

export function WinScpOverSftp({ place }: { place: SftpPlace }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.winScp.new")}
        <Values>
          <Value name="File protocol" value="SFTP" />
          <Value name="Host name" value={place.host} />
          <Value name="User name" value={place.userName} />
        </Values>
      </li>
      <li>{t("connect.winScp.key")}</li>
      {place.cannotRename && <li>{t("connect.winScp.endurance")}</li>}
      <Login folder={place.folder} />
    </>
  );
}

function Login({ folder }: { folder: string }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.winScp.folder")}
        <Values>
          <Value name="Remote directory" value={folder} />
        </Values>
      </li>
      <li>{t("connect.winScp.login")}</li>
    </>
  );
}
