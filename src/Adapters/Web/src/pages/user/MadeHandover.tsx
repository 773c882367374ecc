import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { HandoverKind, OfferedHandover } from "../../api/types";
import { type Texts, useTexts } from "../../text/texts";

interface MadeHandoverProps {
  readonly made: OfferedHandover;
  readonly what: HandoverKind;
  readonly contact: string;
  readonly email: string;
}

/** The link and its passcode, this once, each with its own way to the contact. */
export function MadeHandover({ made, what, contact, email }: MadeHandoverProps) {
  const texts = useTexts();
  const { t } = texts;
  const link = new URL(made.url, location.origin).href;
  const copied = { copySuccessText: t("trouble.copied"), copyErrorText: t("trouble.notCopied") };
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
            <CopyToClipboard copyButtonText={t("handover.copyLink")} textToCopy={link} {...copied} />
            <Button iconName="envelope" href={mailOf({ link, until: made.expiresAt, what, contact, email }, texts)}>
              {t("handover.mail")}
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </div>
      <div>
        <Box variant="awsui-key-label">{t("handover.passcode")}</Box>
        <SpaceBetween size="xs">
          <Box fontSize="display-l" fontWeight="bold">
            {made.passcode}
          </Box>
          <Box color="text-body-secondary">{t("handover.tellPasscode")}</Box>
          <CopyToClipboard copyButtonText={t("handover.copyPasscode")} textToCopy={made.passcode} {...copied} />
        </SpaceBetween>
      </div>
    </SpaceBetween>
  );
}

interface Mail {
  readonly link: string;
  readonly until: string;
  readonly what: HandoverKind;
  readonly contact: string;
  readonly email: string;
}

/** An e-mail to begin with. It must never hold the passcode: who reads the mailbox would have both. */
function mailOf({ link, until, what, contact, email }: Mail, { t, dateAndTime }: Texts): string {
  const args = { contact, link, until: dateAndTime(until) };
  const body = what === "accessKey" ? t("handover.mail.give", args) : t("handover.mail.ask", args);
  const subject = t("handover.mail.subject");
  const to = encodeURIComponent(email).replace("%40", "@");
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
}
