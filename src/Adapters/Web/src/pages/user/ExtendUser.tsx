import { useState } from "react";
import { preview, send } from "../../api/client";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { called } from "../../ui/called";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { DayField } from "../../ui/DayField";
import { useDayForm } from "../../ui/useDayForm";
import { dayOf, dayRule, endOf, inAYear } from "../createUser/userValues";
import { newestOf } from "./newestOf";

/** Gives a user more time. */
export function ExtendUser({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTexts();
  const { project, name, revision } = user;
  const days = useDayForm();
  const { expiresAt } = newestOf(user);
  // A year more: one click does, where nobody wants another day.
  const [until, setUntil] = useState(() => inAYear(Math.max(Date.now(), Date.parse(expiresAt ?? "") || 0)));
  const wrong = dayRule(dayOf(until), t, days.example);
  const asked = { path: { project, user: name }, revision, body: { spec: { ...newestOf(user), expiresAt: until } } };
  return (
    <ConfirmDialog
      title={t("extend.title", { name: called(user) })}
      {...(wrong === null && {
        preview: {
          about: `${until} ${revision}`,
          ask: () => preview("put", "/api/projects/{project}/users/{user}", asked),
        },
      })}
      isOff={wrong !== null}
      submit={() => send("put", "/api/projects/{project}/users/{user}", asked)}
      submitText={t("extend.extend")}
      onClose={onClose}
      onAccepted={onClose}
      choices={
        <DayField
          label={t("userForm.lastDay")}
          value={dayOf(until)}
          error={wrong ?? ""}
          onChange={(day) => setUntil(endOf(day))}
        />
      }
    />
  );
}
