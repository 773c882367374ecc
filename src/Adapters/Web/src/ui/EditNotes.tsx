import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { Thing } from "../api/types";
import { useTexts } from "../text/texts";

/** What somebody should know before editing a thing: that its last change failed, or that one is under way. */
export function EditNotes({ thing, onTakeFailed }: { thing: Thing; onTakeFailed: (() => void) | undefined }) {
  const { t, person } = useTexts();
  const isFailedShown = thing.failed && onTakeFailed;
  if (!isFailedShown && !thing.operation) return null;
  return (
    <SpaceBetween size="s">
      {isFailedShown && (
        <Alert
          type="info"
          action={
            <Button formAction="none" onClick={onTakeFailed}>
              {t("edit.takeFailed")}
            </Button>
          }
        >
          {t("edit.failed")}
        </Alert>
      )}
      {thing.operation && <Alert type="info">{t("edit.waits", { by: person(thing.operation.requestedBy) })}</Alert>}
    </SpaceBetween>
  );
}
