import { useTexts } from "../../text/texts";
import { Download } from "../Download";
import { Lines, Value, Values } from "../Values";
import { Commands } from "./Commands";
import type { S3Access } from "./access";
import { awsCommands } from "./commands";
import { awsConfig, awsCredentials } from "./files";

export function AwsCli({ access }: { access: S3Access }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.aws.configure")}
        <Lines name={t("connect.aws.configure")} text={`aws configure --profile ${access.name}`} />
        <Values>
          <Value name="AWS Access Key ID" value={access.accessKeyId} />
          <Value name="AWS Secret Access Key" value={access.secretAccessKey} />
          <Value name="Default region name" value={access.region} />
          <Value name="Default output format" value="json" />
        </Values>
        <p>{t("connect.aws.files")}</p>
        <p className="buttons">
          <Download name="credentials" text={awsCredentials(access)} />
          <Download name="config" text={awsConfig(access)} />
        </p>
      </li>
      <Commands access={access} lines={awsCommands} />
    </>
  );
}
