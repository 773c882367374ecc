import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import type { Thing, User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { To } from "../../ui/To";
import { type Steps, stepsOf } from "./firstSteps";

const order: readonly (keyof Steps)[] = ["bucket", "user", "grant", "handOver", "connected"];

/** A checklist for the first hand-over, which ticks itself. It goes when all is done, or when somebody has seen enough of it. */
export function FirstSteps({
  project,
  things,
  users,
}: {
  project: string;
  things: readonly Thing[];
  users: readonly User[];
}) {
  const { t } = useTexts();
  const place = `bucket-manager.first-steps.${project}`;
  const [isHidden, setIsHidden] = useState(() => localStorage.getItem(place) !== null);
  const steps = stepsOf(things, users);
  if (isHidden || order.every((step) => steps[step])) return null;
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
              {(step === "bucket" || step === "user") && !steps[step] ? (
                <To href={`/projects/${project}/${step}s/create`}>{t(`firstSteps.${step}`)}</To>
              ) : (
                t(`firstSteps.${step}`)
              )}
            </StatusIndicator>
          </li>
        ))}
      </ol>
    </Container>
  );
}
