import { useTexts } from "../../text/texts";
import { useShell } from "../shell";
import { Lines } from "../Values";
import type { S3Access } from "./access";
import type { CommandLines } from "./commands";
import type { Quote } from "./quote";

interface Props {
  readonly access: S3Access;
  readonly lines: (access: S3Access, quote: Quote) => CommandLines;
}

/** A command to see that it works, and those for the work itself, so far as it is allowed. */
export function Commands({ access, lines }: Props) {
  const { t } = useTexts();
  const { quote, choice } = useShell(access.path);
  const { test, deliver, collect } = lines(access, quote);
  return (
    <>
      <li>
        {t("connect.test")}
        {choice}
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
