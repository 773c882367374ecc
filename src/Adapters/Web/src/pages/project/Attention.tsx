import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import type { Thing } from "../../api/types";
import { type Texts, useTexts } from "../../text/texts";
import { OutsideChange } from "../../ui/OutsideChange";
import { placeOf } from "../../ui/places";
import { ThingLink } from "../../ui/ThingLink";
import { To } from "../../ui/To";
import { DeleteUser } from "../user/DeleteUser";
import { ExtendUser } from "../user/ExtendUser";
import type { AttentionItem } from "./attentionOf";

type Cause = AttentionItem["cause"];

const icons: Record<Cause, StatusIndicatorProps.Type> = {
  failed: "error",
  notApplied: "error",
  changedOutside: "warning",
  twoActiveKeys: "warning",
  linkLocked: "warning",
  endsSoon: "warning",
  linkUnopened: "info",
  ended: "info",
  stopped: "stopped",
};

interface AttentionProps {
  readonly items: readonly AttentionItem[];
  /** False while it is not known yet what there is. */
  readonly isKnown: boolean;
  readonly mayChange: boolean;
}

interface Dialog {
  readonly what: "outside" | "extend" | "remove";
  readonly thing: Thing;
}

/** What needs somebody, each with the next step. */
export function Attention({ items, isKnown, mayChange }: AttentionProps) {
  const texts = useTexts();
  const { t } = texts;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  // The newest state of the one that is asked about: its revision may have moved on.
  const asked = items.find(({ thing }) => thing.kind === dialog?.thing.kind && thing.name === dialog.thing.name)?.thing;
  const user = asked?.kind === "user" ? asked : null;
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
            <NextStep thing={thing} cause={cause} mayChange={mayChange} ask={(what) => setDialog({ what, thing })} />
          </li>
        ))}
      </ul>
      {dialog?.what === "outside" && <OutsideChange thing={dialog.thing} mayChange={mayChange} onClose={close} />}
      {user && dialog?.what === "extend" && <ExtendUser user={user} onClose={close} />}
      {user && dialog?.what === "remove" && <DeleteUser user={user} onClose={close} onAccepted={close} />}
    </Container>
  );
}

interface NextStepProps {
  readonly thing: Thing;
  readonly cause: Cause;
  readonly mayChange: boolean;
  readonly ask: (what: Dialog["what"]) => void;
}

/** The way to what is to be done: a dialog, or the place where it is done. */
function NextStep({ thing, cause, mayChange, ask }: NextStepProps) {
  const { t } = useTexts();
  const place = placeOf(thing);
  if (cause === "changedOutside")
    return (
      <Button variant="inline-link" onClick={() => ask("outside")}>
        {t("outside.look")}
      </Button>
    );
  if (cause === "linkLocked" || cause === "linkUnopened")
    return <To href={`${place}?tab=handovers`}>{t("attention.toLinks")}</To>;
  if (!mayChange) return null;
  if (cause === "notApplied" && thing.failed?.spec)
    return <To href={thing.kind === "project" ? `${place}/settings/edit` : `${place}/edit`}>{t("page.edit")}</To>;
  if (cause === "endsSoon" || cause === "ended")
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="inline-link" ariaLabel={`${t("extend.extend")} ${thing.name}`} onClick={() => ask("extend")}>
          {t("extend.extend")}
        </Button>
        {cause === "ended" && (
          <Button variant="inline-link" ariaLabel={`${t("user.remove")} ${thing.name}`} onClick={() => ask("remove")}>
            {t("user.remove")}
          </Button>
        )}
      </SpaceBetween>
    );
  return null;
}

/** The reason, and what to do about it. */
function explanationOf(thing: Thing, cause: Cause, texts: Texts): string {
  const { t } = texts;
  switch (cause) {
    case "failed":
    case "notApplied":
    case "changedOutside":
    case "twoActiveKeys":
      return [thing.statusReason, thing.nextStep].flatMap((s) => (s ? [texts.say(s)] : [])).join(" ");
    case "endsSoon":
      return t("attention.endsSoonHint", {
        at: thing.kind === "user" && thing.spec.expiresAt ? texts.dateAndTime(thing.spec.expiresAt) : "",
      });
    case "stopped":
      return thing.kind === "user" && thing.stopped
        ? t("attention.stoppedHint", { by: texts.person(thing.stopped.by), at: texts.dateAndTime(thing.stopped.at) })
        : "";
    case "ended":
    case "linkLocked":
    case "linkUnopened":
      return t(`attention.${cause}Hint`);
  }
}
