import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Refused, type Trouble } from "../api/trouble";
import { useTexts } from "../text/texts";

/** What went wrong, in one sentence, with the way on. */
export function TroubleNotice({ trouble, onRetry }: { trouble: Trouble; onRetry?: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <Alert
      type="error"
      action={
        <SpaceBetween direction="horizontal" size="xs">
          {onRetry && <Button onClick={onRetry}>{t("trouble.retry")}</Button>}
          <CopyToClipboard
            copyButtonText={t("trouble.copy")}
            copySuccessText={t("trouble.copied")}
            copyErrorText={t("trouble.notCopied")}
            textToCopy={detailsOf(trouble)}
          />
        </SpaceBetween>
      }
    >
      {texts.trouble(trouble)}
    </Alert>
  );
}

/** What those who run the program need to find it in their log. */
function detailsOf(trouble: Trouble): string {
  const what =
    trouble instanceof Refused ? `${trouble.status} ${trouble.slug}: ${trouble.problem.detail}` : trouble.message;
  return `${what}\ntrace ${trouble.traceId}\n${new Date().toISOString()}`;
}
