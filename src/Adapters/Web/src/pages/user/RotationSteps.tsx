import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Steps from "@cloudscape-design/components/steps";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { type Texts, useTexts } from "../../text/texts";
import { useNow } from "../../ui/now";
import { type Rotation, type RotationStep, steps, stillUsedAt } from "./rotation";

interface RotationStepsProps {
  readonly rotation: Rotation;
  /** Switches the old key off, or deletes it; null: this person may not. */
  readonly onAsk: ((what: "off" | "delete") => void) | null;
}

/** How far the replacement of a key is, what it waits for, and what somebody can do about it. */
export function RotationSteps({ rotation, onAsk }: RotationStepsProps) {
  const texts = useTexts();
  const { t } = texts;
  const now = useNow(60_000);
  const { old, step } = rotation;
  const current = steps.indexOf(step);
  const used = step === "off" || step === "use" ? stillUsedAt(old, now) : null;
  return (
    <Container header={<Header variant="h2">{t("rotation.title", { key: old.id })}</Header>}>
      <Steps
        ariaLabel={t("rotation.title", { key: old.id })}
        steps={steps.map((each, index) => ({
          header: t(index < current ? `rotation.${each}.done` : `rotation.${each}`),
          status: index < current ? "success" : index === current ? "in-progress" : "pending",
          statusIconAriaLabel: t(
            index < current ? "rotation.isDone" : index === current ? "rotation.isNow" : "rotation.isLater",
          ),
          details: index === current && (
            <SpaceBetween size="xs">
              <Box color="text-body-secondary">{waitingFor(rotation, texts)}</Box>
              {used && (
                <StatusIndicator type="warning">{t("keys.stillUsed", { ago: texts.ago(used, now) })}</StatusIndicator>
              )}
              {onAsk && each === "off" && <Button onClick={() => onAsk("off")}>{t("rotation.offNow")}</Button>}
              {onAsk && each === "delete" && <Button onClick={() => onAsk("delete")}>{t("rotation.deleteNow")}</Button>}
            </SpaceBetween>
          ),
        }))}
      />
    </Container>
  );
}

function waitingFor({ old, link, step }: Rotation, { t, dateAndTime }: Texts): string {
  const waits: Record<RotationStep, string> = {
    claim: link ? t("rotation.claim.waits", { until: dateAndTime(link.expiresAt) }) : "",
    use: old.endsAt ? t("rotation.use.waits", { at: dateAndTime(old.endsAt) }) : t("rotation.use.waitsAlone"),
    off: old.endsAt ? t("rotation.off.waits", { at: dateAndTime(old.endsAt) }) : t("rotation.off.waitsAlone"),
    delete: old.deletesAt
      ? t("rotation.delete.waits", { at: dateAndTime(old.deletesAt) })
      : t("rotation.delete.waitsAlone"),
  };
  return waits[step];
}
