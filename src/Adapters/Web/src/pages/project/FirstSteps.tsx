import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import type { Thing } from "../../api/types";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { To } from "../../ui/To";
import { allUsers } from "./allUsers";
import { placeOfStep, type Steps, stepsOf } from "./firstSteps";

const order: readonly (keyof Steps)[] = ["bucket", "user", "grant", "handOver", "connected"];

interface FirstStepsProps {
  readonly project: string;
  readonly things: readonly Thing[];
  /** Keys and last uses are in answers only: they are asked for again when this is another one. */
  readonly asOf: string;
}

/** A checklist for the first hand-over, which ticks itself. It goes when all is done, or when somebody has seen enough of it. */
export function FirstSteps({ project, things, asOf }: FirstStepsProps) {
  const { t } = useTexts();
  const place = `bucket-manager.first-steps.${project}`;
  const [isHidden, setIsHidden] = useState(() => localStorage.getItem(place) !== null);
  const { data: users } = useAnswer(isHidden ? null : `${project} ${asOf}`, (signal) => allUsers(project, signal));
  if (isHidden || !users) return null;
  const steps = stepsOf(things, users);
  if (order.every((step) => steps[step])) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              onClick={() => {
                localStorage.setItem(place, "hidden");
                setIsHidden(true);
              }}
            >
              {t("firstSteps.hide")}
            </Button>
          }
        >
          {t("firstSteps.title")}
        </Header>
      }
    >
      <ol className="steps">
        {order.map((step) => (
          <li key={step}>
            <StatusIndicator
              type={steps[step] ? "success" : "pending"}
              iconAriaLabel={t(steps[step] ? "firstSteps.done" : "firstSteps.open")}
            >
              {steps[step] ? (
                t(`firstSteps.${step}`)
              ) : (
                <To href={placeOfStep(step, project, users)}>{t(`firstSteps.${step}`)}</To>
              )}
            </StatusIndicator>
          </li>
        ))}
      </ol>
    </Container>
  );
}
