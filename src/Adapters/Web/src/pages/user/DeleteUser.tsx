import { preview, send } from "../../api/client";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { called } from "../../ui/called";
import { ConfirmDialog } from "../../ui/ConfirmDialog";

interface DeleteUserProps {
  readonly user: User;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Removes a user with all that it holds, after saying so. */
export function DeleteUser({ user, onClose, onAccepted }: DeleteUserProps) {
  const { project, name, revision } = user;
  const { t } = useTexts();
  const asked = { path: { project, user: name }, revision };
  return (
    <ConfirmDialog
      title={t("delete.title", { name: called(user) })}
      preview={{
        about: `${name} ${revision}`,
        ask: () => preview("delete", "/api/projects/{project}/users/{user}", asked),
      }}
      submit={() => send("delete", "/api/projects/{project}/users/{user}", asked)}
      submitText={t("page.delete")}
      onClose={onClose}
      onAccepted={onAccepted}
    />
  );
}
