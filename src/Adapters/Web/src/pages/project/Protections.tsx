import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { get } from "../../api/client";
import type { Protection } from "../../api/types";
import type { Topic } from "../../frame/help";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { Info } from "../../ui/Info";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";

const icons: Record<Protection["state"], StatusIndicatorProps.Type> = {
  on: "success",
  off: "warning",
  unknown: "info",
};

const explained: Readonly<Partial<Record<string, Topic>>> = { guardduty: "guardDuty", config: "config" };

/** What the check of the account found. */
export function Protections({ project }: { project: string }) {
  const texts = useTexts();
  const { t } = texts;
  const answer = useAnswer(project, (signal) =>
    get("/api/projects/{project}/protections", { path: { project }, signal }),
  );
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            answer.data?.checkedAt ? t("protections.checked", { at: texts.dateAndTime(answer.data.checkedAt) }) : ""
          }
        >
          {t("protections.title")}
        </Header>
      }
    >
      {answer.trouble && !answer.data && <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} />}
      {!answer.data && !answer.trouble && <Waiting />}
      <ul className="plain-list">
        {answer.data?.items.map(({ code, state, sentence }) => (
          <li key={code} className="with-icon">
            <StatusIndicator type={icons[state]} iconAriaLabel={t(`protections.${state}`)} />
            <span>
              {texts.say(sentence)} {explained[code] && <Info topic={explained[code]} />}
            </span>
          </li>
        ))}
      </ul>
    </Container>
  );
}
