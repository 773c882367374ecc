import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { preview, send } from "../../api/client";
import type { Project } from "../../api/types";
import { useTexts } from "../../text/texts";
import { ConfirmDialog } from "../../ui/ConfirmDialog";

interface CloseProjectProps {
  readonly project: Project;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Says what follows from closing a project, and asks for its name. */
export function CloseProject({ project: { name, revision }, onClose, onAccepted }: CloseProjectProps) {
  const { t } = useTexts();
  const [isLeaving, setIsLeaving] = useState(false);
  const [typed, setTyped] = useState("");
  const asked = {
    path: { project: name },
    query: isLeaving ? ({ keptBuckets: "leave" } as const) : {},
    revision,
  };
  return (
    <ConfirmDialog
      title={t("close.title", { name })}
      preview={{ about: `${isLeaving} ${revision}`, ask: () => preview("delete", "/api/projects/{project}", asked) }}
      submit={() => send("delete", "/api/projects/{project}", asked)}
      submitText={t("close.now")}
      isOff={typed !== name}
      choices={
        <Checkbox checked={isLeaving} onChange={({ detail }) => setIsLeaving(detail.checked)}>
          {t("close.leaveKept")}
        </Checkbox>
      }
      onClose={onClose}
      onAccepted={onAccepted}
    >
      <SpaceBetween size="s">
        <FormField label={t("close.type", { name })}>
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      </SpaceBetween>
    </ConfirmDialog>
  );
}
