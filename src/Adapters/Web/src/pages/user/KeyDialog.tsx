import Alert from "@cloudscape-design/components/alert";
import { send } from "../../api/client";
import type { Key, User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useNow } from "../../ui/now";
import { newestOf } from "./newestOf";
import { stillUsedAt } from "./rotation";

export interface KeyQuestion {
  readonly what: "off" | "on" | "delete";
  readonly key: Key;
}

interface KeyDialogProps {
  readonly user: User;
  readonly question: KeyQuestion;
  /** Asks something else instead. */
  readonly onAsk: (question: KeyQuestion) => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks before a key is switched off, on, or deleted; one that is on is switched off first. */
export function KeyDialog({ user, question: { what, key }, onAsk, onClose, onDone }: KeyDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const now = useNow(60_000);
  const company = newestOf(user).company ?? user.name;
  const path = { project: user.project, user: user.name, key: key.id };
  const used = stillUsedAt(key, now);

  if (what === "delete" && key.state === "active")
    return (
      <ConfirmDialog
        key="offFirst"
        title={t("keys.offFirst.title")}
        submit={() => Promise.resolve(undefined)}
        submitText={t("keys.switchOff")}
        onClose={onClose}
        onAccepted={() => onAsk({ what: "off", key })}
      >
        {t("keys.offFirst")}
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      title={t(`keys.${what}.title`, { key: key.id })}
      submit={async () => {
        if (what === "delete") await send("delete", "/api/projects/{project}/users/{user}/keys/{key}", { path });
        else
          await send("put", "/api/projects/{project}/users/{user}/keys/{key}", {
            path,
            body: { state: what === "on" ? "active" : "inactive" },
          });
        return undefined;
      }}
      submitText={t(what === "delete" ? "page.delete" : what === "on" ? "keys.switchOn" : "keys.switchOff")}
      onClose={onClose}
      onAccepted={onDone}
    >
      {what === "off" && used && <Alert type="warning">{t("keys.stillUsed", { ago: texts.ago(used, now) })}</Alert>}
      {t(`keys.${what}.means`, { company })}
    </ConfirmDialog>
  );
}
