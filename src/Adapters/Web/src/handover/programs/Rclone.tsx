import { useTexts } from "../../text/texts";
import { Lines } from "../Values";
import { Commands } from "./Commands";
import type { S3Access } from "./access";

export function Rclone({ access }: { access: S3Access }) {
  const { t } = useTexts();
  const folder = `"${access.name}:${access.path}"`;
  return (
    <>
      <li>
        {t("connect.rclone.settings")}
        <Lines name={t("connect.rclone.settingsFile")} text={settingsOf(access)} />
      </li>
      <Commands
        access={access}
        test={`rclone lsf ${folder}`}
        deliver={`rclone copy --no-check-dest FILE ${folder}`}
        collect={`rclone copy ${folder} FOLDER`}
      />
    </>
  );
}

function settingsOf({ name, accessKeyId, secretAccessKey, region, collects }: S3Access): string {
  return [
    `[${name}]`,
    "type = s3",
    "provider = AWS",
    `access_key_id = ${accessKeyId}`,
    `secret_access_key = ${secretAccessKey}`,
    `region = ${region}`,
    // Neither making buckets nor looking for them is allowed.
    "no_check_bucket = true",
    // The buckets are encrypted with a key of their own, and then the ETag of a file that comes in one piece is not its MD5.
    "upload_cutoff = 0",
    // Whoever only delivers may not read back what arrived.
    ...(collects ? [] : ["no_head = true"]),
  ].join("\n");
}
