import { useTexts } from "../../text/texts";
import { Lines } from "../Values";
import type { SftpPlace } from "./access";

export function OpenSsh({ place }: { place: SftpPlace }) {
  const { t } = useTexts();
  return (
    <li>
      {t("connect.openSsh")}
      <Lines name={t("connect.openSsh")} text={`sftp -i KEY_FILE "${place.userName}@${place.host}:${place.folder}/"`} />
    </li>
  );
}
