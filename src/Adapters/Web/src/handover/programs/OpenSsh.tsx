import { useTexts } from "../../text/texts";
import { useShell } from "../shell";
import { Lines } from "../Values";
import type { SftpPlace } from "./access";
import { sftpCommand } from "./commands";

export function OpenSsh({ place }: { place: SftpPlace }) {
  const { t } = useTexts();
  const { quote, choice } = useShell(place.folder);
  return (
    <li>
      {t("connect.openSsh")}
      {choice}
      <Lines name={t("connect.openSsh")} text={sftpCommand(place, quote)} />
    </li>
  );
}
