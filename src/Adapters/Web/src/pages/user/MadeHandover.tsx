import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import LiveRegion from "@cloudscape-design/components/live-region";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRef, useState } from "react";
import { get } from "../../api/client";
import type { HandoverKind, OfferedHandover } from "../../api/types";
import { useMe } from "../../frame/me";
import { useLive } from "../../live/context";
import { titleOf } from "../../live/project";
import { usePartOf } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { CopyButton } from "./CopyButton";
import { type Letter, type LetterLanguage, letterLanguages, letterOf } from "./letters";

interface MadeHandoverProps {
  readonly made: OfferedHandover;
  readonly project: string;
  readonly what: HandoverKind;
  readonly contact: string;
  readonly email: string;
  /** Somebody wants to close it before both are kept. */
  readonly isAsked: boolean;
  readonly isKept: boolean;
  readonly onKept: (isKept: boolean) => void;
}

/** The link and its passcode, this once, each with its own way to the contact. */
export function MadeHandover({ made, project, what, contact, email, isAsked, isKept, onKept }: MadeHandoverProps) {
  const { t, language } = useTexts();
  const me = useMe();
  const title = usePartOf(useLive().project(project), (live) => titleOf(live, project)) ?? project;
  const { data: config } = useAnswer("config", (signal) => get("/api/config", { signal }));
  const [written, setWritten] = useState<LetterLanguage>(language);
  const link = new URL(made.url, location.origin).href;
  const letter = letterOf(written, {
    what,
    contact,
    organisation: config?.organisation ?? "",
    project: title,
    sender: me.name,
    link,
    until: made.expiresAt,
  });
  const has = useRef(new Set<"link" | "passcode">());
  const copied = (part: "link" | "passcode") => {
    has.current.add(part);
    if (has.current.size === 2) onKept(true);
  };
  return (
    <SpaceBetween size="m">
      <Alert type="warning">
        <LiveRegion>{t("handover.once")}</LiveRegion>
      </Alert>
      <div>
        <Box variant="awsui-key-label">{t("handover.link")}</Box>
        <SpaceBetween size="xs">
          <span className="wrap">{link}</span>
          <SpaceBetween direction="horizontal" size="xs">
            <CopyButton text={t("handover.copyLink")} value={link} onCopied={() => copied("link")} />
          </SpaceBetween>
        </SpaceBetween>
      </div>
      <FormField
        label={t("handover.mailLanguage")}
        secondaryControl={
          <Button iconName="envelope" disabled={config === undefined} href={mailto(email, letter)}>
            {t("handover.mail")}
          </Button>
        }
      >
        <Select
          selectedOption={{ value: written, label: letterLanguages[written] }}
          options={Object.entries(letterLanguages).map(([value, label]) => ({ value, label, lang: value }))}
          onChange={({ detail }) => setWritten(detail.selectedOption.value as LetterLanguage)}
        />
      </FormField>
      <div>
        <Box variant="awsui-key-label">{t("handover.passcode")}</Box>
        <SpaceBetween size="xs">
          <Box fontSize="display-l" fontWeight="bold">
            {made.passcode}
          </Box>
          <Box color="text-body-secondary">{t("handover.tellPasscode")}</Box>
          <CopyButton text={t("handover.copyPasscode")} value={made.passcode} onCopied={() => copied("passcode")} />
        </SpaceBetween>
      </div>
      <FormField errorText={isAsked && !isKept && t("handover.keepFirst")}>
        <Checkbox checked={isKept} onChange={({ detail }) => onKept(detail.checked)}>
          {t("handover.kept")}
        </Checkbox>
      </FormField>
    </SpaceBetween>
  );
}

function mailto(email: string, { subject, body }: Letter): string {
  const to = encodeURIComponent(email).replace("%40", "@");
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
}
