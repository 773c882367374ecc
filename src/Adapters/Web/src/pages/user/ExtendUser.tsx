import DatePicker from "@cloudscape-design/components/date-picker";
import FormField from "@cloudscape-design/components/form-field";
import { useState } from "react";
import { preview, send } from "../../api/client";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { called } from "../../ui/called";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { dayOf, endOf, inAYear } from "../createUser/userValues";
import { newestOf } from "./newestOf";

/** Gives a user more time. */
export function ExtendUser({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTexts();
  const { project, name, revision } = user;
  const [until, setUntil] = useState(() => inAYear(Date.now()));
  const asked = { path: { project, user: name }, revision, body: { spec: { ...newestOf(user), expiresAt: until } } };
  return (
    <ConfirmDialog
      title={t("extend.title", { name: called(user) })}
      preview={{
        about: `${until} ${revision}`,
        ask: () => preview("put", "/api/projects/{project}/users/{user}", asked),
      }}
      submit={() => send("put", "/api/projects/{project}/users/{user}", asked)}
      submitText={t("extend.extend")}
      onClose={onClose}
      onAccepted={onClose}
      choices={
        <FormField label={t("userForm.lastDay")} constraintText={t("rule.lastDay")}>
          <DatePicker value={dayOf(until)} onChange={({ detail }) => setUntil(endOf(detail.value))} />
        </FormField>
      }
    />
  );
}
