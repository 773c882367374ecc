import Alert from "@cloudscape-design/components/alert";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useState } from "react";
import { preview, send } from "../../api/client";
import { Refused } from "../../api/trouble";
import type { Bucket } from "../../api/types";
import { useTexts } from "../../text/texts";
import { ConfirmDialog } from "../../ui/ConfirmDialog";

interface DeleteBucketProps {
  readonly bucket: Bucket;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Asks what is to become of the files, and says first what follows. */
export function DeleteBucket({ bucket, onClose, onAccepted }: DeleteBucketProps) {
  const { t } = useTexts();
  const { project, name, revision } = bucket;
  // What was never set up has no files.
  const [files, setFiles] = useState<"refuse" | "keep" | "delete">(bucket.status === "failed" ? "refuse" : "keep");
  const [typed, setTyped] = useState("");
  const asked = { path: { project, bucket: name }, query: { files }, revision };
  return (
    <ConfirmDialog
      title={t("delete.title", { name })}
      preview={{
        about: `${files} ${revision}`,
        ask: () => preview("delete", "/api/projects/{project}/buckets/{bucket}", asked),
      }}
      submit={() => send("delete", "/api/projects/{project}/buckets/{bucket}", asked)}
      submitText={t(files === "keep" ? "deleteBucket.keepNow" : "page.delete")}
      isOff={files === "delete" && typed !== name}
      explain={(trouble) =>
        trouble instanceof Refused && trouble.problem.users ? (
          <Alert type="error" header={t("deleteBucket.inUse", { count: trouble.problem.users.length })}>
            <ul className="sentences">
              {trouble.problem.users.map((user) => (
                <li key={user}>{user}</li>
              ))}
            </ul>
            {t("deleteBucket.inUseHint")}
          </Alert>
        ) : null
      }
      choices={
        bucket.status !== "failed" && (
          <RadioGroup
            value={files}
            ariaLabel={t("deleteBucket.files")}
            items={[
              { value: "keep", label: t("deleteBucket.keep"), description: t("deleteBucket.keepHint") },
              { value: "delete", label: t("deleteBucket.delete"), description: t("deleteBucket.deleteHint") },
            ]}
            onChange={({ detail }) => setFiles(detail.value as "keep" | "delete")}
          />
        )
      }
      onClose={onClose}
      onAccepted={onAccepted}
    >
      {files === "delete" && (
        <FormField label={t("deleteBucket.type", { name })}>
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
      )}
    </ConfirmDialog>
  );
}
