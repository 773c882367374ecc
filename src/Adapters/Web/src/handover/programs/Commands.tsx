import { useTexts } from "../../text/texts";
import { Lines } from "../Values";
import type { S3Access } from "./access";

interface Props {
  readonly access: S3Access;
  readonly test: string;
  readonly deliver: string;
  readonly collect: string;
}

/** A command to see that it works, and those for the work itself. */
export function Commands({ access, test, deliver, collect }: Props) {
  const { t } = useTexts();
  return (
    <>
      <li>
        {t("connect.test")}
        <Lines name={t("connect.test")} text={test} />
      </li>
      {access.delivers && (
        <li>
          {t("connect.deliver")}
          <Lines name={t("connect.deliver")} text={deliver} />
        </li>
      )}
      {access.collects && (
        <li>
          {t("connect.collect")}
          <Lines name={t("connect.collect")} text={collect} />
        </li>
      )}
    </>
  );
}
