import { useTexts } from "../../text/texts";
import { Download } from "../Download";
import { Lines } from "../Values";
import { Commands } from "./Commands";
import type { S3Access } from "./access";
import { rcloneCommands } from "./commands";
import { rcloneSettings } from "./files";

export function Rclone({ access }: { access: S3Access }) {
  const { t } = useTexts();
  const settings = rcloneSettings(access);
  return (
    <>
      <li>{t("connect.rclone.version")}</li>
      <li>
        {t("connect.rclone.settings")}
        <Lines name={t("connect.rclone.settingsFile")} text={settings.trimEnd()}>
          <Download name="rclone.conf" text={settings} />
        </Lines>
      </li>
      <Commands access={access} lines={rcloneCommands} />
    </>
  );
}
