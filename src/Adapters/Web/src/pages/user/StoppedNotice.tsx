import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { send } from "../../api/client";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { newestOf } from "./newestOf";

/** Says that a user is stopped, by whom and why, with the way back. */
export function StoppedNotice({ user, mayChange }: { user: User; mayChange: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const [isAsked, setIsAsked] = useState(false);
  const { project, name, stopped, operation } = user;
  if (!stopped || user.status === "deleting") return null;
  const company = newestOf(user).company ?? name;
  const args = { at: texts.dateAndTime(stopped.at), by: texts.person(stopped.by) };
  return (
    <Alert
      type="error"
      action={
        mayChange && (
          <Button disabled={operation !== null} onClick={() => setIsAsked(true)}>
            {t("resume.title")}
          </Button>
        )
      }
    >
      <span className="wrap">
        {t(operation ? "stop.isBeing" : "stop.is", args)}{" "}
        {stopped.reason && t("stop.because", { reason: stopped.reason })}
      </span>
      {isAsked && (
        <ConfirmDialog
          title={t("resume.title")}
          submit={() =>
            send("post", "/api/projects/{project}/users/{user}/resume", {
              path: { project, user: name },
            })
          }
          submitText={t("resume.title")}
          onClose={() => setIsAsked(false)}
          onAccepted={() => setIsAsked(false)}
        >
          {t("resume.hint", { company })}
        </ConfirmDialog>
      )}
    </Alert>
  );
}
