import { useTexts } from "../../text/texts";
import { Download } from "../Download";
import { Lines } from "../Values";
import { Commands } from "./Commands";
import type { S3Access } from "./access";
import { s3cmdCommands, s3cmdFile } from "./commands";
import { s3cmdSettings } from "./files";

export function S3cmd({ access }: { access: S3Access }) {
  const { t } = useTexts();
  const settings = s3cmdSettings(access);
  const file = s3cmdFile(access);
  return (
    <>
      <li>
        {t("connect.s3cmd.settings", { file })}
        <Lines name={file} text={settings.trimEnd()}>
          <Download name={file} text={settings} />
        </Lines>
      </li>
      <Commands access={access} lines={s3cmdCommands} />
    </>
  );
}
