import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { useNow } from "../../ui/now";
import { isOver } from "../../ui/over";

interface EndedNoticeProps {
  readonly user: User;
  readonly mayChange: boolean;
  readonly onExtend: () => void;
  readonly onRemove: () => void;
}

/** Says that a user's time is over, with the two ways on. */
export function EndedNotice({ user, mayChange, onExtend, onRemove }: EndedNoticeProps) {
  const { t } = useTexts();
  if (!isOver(user, useNow(60_000)) || user.status === "deleting" || user.stopped) return null;
  return (
    <Alert
      type="warning"
      header={t("status.ended")}
      action={
        mayChange && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onExtend}>{t("extend.extend")}</Button>
            <Button onClick={onRemove}>{t("user.remove")}</Button>
          </SpaceBetween>
        )
      }
    >
      {t("attention.endedHint")}
    </Alert>
  );
}
