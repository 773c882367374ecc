import { useTexts } from "../../text/texts";
import { Lines, Value, Values } from "../Values";
import { Commands } from "./Commands";
import type { S3Access } from "./access";

export function AwsCli({ access }: { access: S3Access }) {
  const { t } = useTexts();
  const folder = `"s3://${access.path}"`;
  const profile = `--profile ${access.name}`;
  return (
    <>
      <li>
        {t("connect.aws.configure")}
        <Lines name={t("connect.aws.configure")} text={`aws configure ${profile}`} />
        <Values>
          <Value name="AWS Access Key ID" value={access.accessKeyId} />
          <Value name="AWS Secret Access Key" value={access.secretAccessKey} />
          <Value name="Default region name" value={access.region} />
          <Value name="Default output format" value="json" />
        </Values>
      </li>
      <Commands
        access={access}
        test={`aws s3 ls ${folder} ${profile}`}
        deliver={`aws s3 cp FILE ${folder} ${profile}`}
        collect={`aws s3 cp ${folder} FOLDER --recursive ${profile}`}
      />
    </>
  );
}
