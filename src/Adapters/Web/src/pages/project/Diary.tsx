import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { get } from "../../api/client";
import type { Activity } from "../../api/types";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { When } from "../../ui/When";
import { withNews } from "./withNews";

const shown = 10;

/** The last sentences of the diary. */
export function Diary({ project, news, turns }: { project: string; news: readonly Activity[]; turns: number }) {
  const texts = useTexts();
  const { t } = texts;
  const answer = useAnswer(`${project} ${turns}`, (signal) =>
    get("/api/projects/{project}/activity", { path: { project }, query: { pageSize: shown }, signal }),
  );
  const lines = withNews(answer.data?.items ?? [], news).slice(0, shown);
  return (
    <Container header={<Header variant="h2">{t("diary.title")}</Header>}>
      {answer.trouble && !answer.data && <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} />}
      {!answer.data && !answer.trouble && <Waiting />}
      {answer.data && lines.length === 0 && <Box color="text-status-inactive">{t("diary.none")}</Box>}
      <ol className="plain-list">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="wrap">{texts.say(line.sentence)}</span>
            <Box fontSize="body-s" color="text-body-secondary">
              <When at={line.at} /> <Result line={line} />
            </Box>
          </li>
        ))}
      </ol>
    </Container>
  );
}

function Result({ line: { result, operationId } }: { line: Activity }) {
  const { t } = useTexts();
  if (operationId === null) return null;
  if (result === null) return <StatusIndicator type="in-progress">{t("result.underWay")}</StatusIndicator>;
  return (
    <StatusIndicator type={result === "succeeded" ? "success" : result === "superseded" ? "info" : "error"}>
      {t(`result.${result}`)}
    </StatusIndicator>
  );
}
