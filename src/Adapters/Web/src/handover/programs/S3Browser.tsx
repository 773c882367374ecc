import { useTexts } from "../../text/texts";
import { Value, Values } from "../Values";
import type { S3Access } from "./access";

export function S3Browser({ access }: { access: S3Access }) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.s3Browser.new")}
        <Values>
          <Value name="Display name" value={access.name} />
          <Value name="Account type" value="Amazon S3 Storage" />
          <Value name="Access Key ID" value={access.accessKeyId} />
          <Value name="Secret Access Key" value={access.secretAccessKey} />
        </Values>
      </li>
      <li>
        {t("connect.s3Browser.bucket")}
        <Values>
          <Value name="Bucket name" value={access.path} />
        </Values>
      </li>
      <li>{t("connect.s3Browser.open")}</li>
    </>
  );
}
