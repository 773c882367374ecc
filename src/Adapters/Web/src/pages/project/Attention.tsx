import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import type { Thing } from "../../api/types";
import { type Texts, useTexts } from "../../text/texts";
import { ThingLink } from "../../ui/ThingLink";
import type { AttentionItem, Cause } from "./attentionOf";
import { OutsideChange } from "../../ui/OutsideChange";

const icons: Record<Cause, StatusIndicatorProps.Type> = {
  failed: "error",
  notApplied: "error",
  changedOutside: "warning",
  waiting: "pending",
  stopped: "stopped",
  ending: "warning",
  ended: "info",
  unopened: "info",
};

interface AttentionProps {
  readonly items: readonly AttentionItem[];
  /** False while it is not known yet what there is. */
  readonly isKnown: boolean;
  readonly mayChange: boolean;
}

/** What needs somebody, each with the next step. */
export function Attention({ items, isKnown, mayChange }: AttentionProps) {
  const texts = useTexts();
  const { t } = texts;
  const [outside, setOutside] = useState<Thing | null>(null);
  return (
    <Container
      header={
        <Header variant="h2" counter={items.length > 0 ? `(${items.length})` : ""}>
          {t("attention.title")}
        </Header>
      }
    >
      {isKnown && items.length === 0 && <StatusIndicator type="success">{t("attention.none")}</StatusIndicator>}
      <ul className="plain-list">
        {items.map(({ thing, cause }) => (
          <li key={`${thing.kind}/${thing.name}/${cause}`}>
            <StatusIndicator type={icons[cause]}>{t(`attention.${cause}`)}</StatusIndicator> <ThingLink thing={thing} />
            <Box color="text-body-secondary">
              <span className="wrap">{explanationOf(thing, cause, texts)}</span>
            </Box>
            {cause === "changedOutside" && (
              <Button variant="inline-link" onClick={() => setOutside(thing)}>
                {t("outside.look")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {outside && <OutsideChange thing={outside} mayChange={mayChange} onClose={() => setOutside(null)} />}
    </Container>
  );
}

/** The reason, and what to do about it. */
function explanationOf(thing: Thing, cause: Cause, texts: Texts): string {
  const { t } = texts;
  switch (cause) {
    case "failed":
    case "notApplied":
    case "changedOutside":
      return [thing.statusReason, thing.nextStep].flatMap((s) => (s ? [texts.say(s)] : [])).join(" ");
    case "waiting":
      return t("attention.waitingHint", { by: (thing.next ?? thing.operation)?.requestedBy ?? "" });
    case "ending":
      return t("attention.endingHint", {
        at: thing.kind === "user" && thing.spec.expiresAt ? texts.dateAndTime(thing.spec.expiresAt) : "",
      });
    case "ended":
      return t("attention.endedHint");
    case "stopped":
      return thing.kind === "user" && thing.stopped
        ? t("attention.stoppedHint", { by: thing.stopped.by, at: texts.dateAndTime(thing.stopped.at) })
        : "";
    case "unopened":
      return t("attention.unopenedHint");
  }
}
