import Box from "@cloudscape-design/components/box";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { Activity } from "../api/types";
import { useTexts } from "../text/texts";
import { When } from "./When";

/** What happened, when, and how it ended. */
export function DiaryLine({ line, only }: { line: Activity; only?: "time" }) {
  const texts = useTexts();
  return (
    <>
      <span className="wrap">{texts.say(line.sentence)}</span>
      <Box fontSize="body-s" color="text-body-secondary">
        <When at={line.at} {...(only && { only, isFocusable: true })} /> <Result line={line} />
      </Box>
    </>
  );
}

function Result({ line: { result, operationId, at, endedAt } }: { line: Activity }) {
  const { t } = useTexts();
  if (operationId === null) return null;
  if (result === null) return <StatusIndicator type="in-progress">{t("result.underWay")}</StatusIndicator>;
  const seconds = endedAt === null ? null : Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(at)) / 1000));
  return (
    <StatusIndicator type={result === "succeeded" ? "success" : result === "superseded" ? "info" : "error"}>
      {result === "succeeded" && seconds !== null
        ? seconds < 100
          ? t("result.doneInSeconds", { seconds })
          : t("result.doneInMinutes", { minutes: Math.round(seconds / 60) })
        : t(`result.${result}`)}
    </StatusIndicator>
  );
}
