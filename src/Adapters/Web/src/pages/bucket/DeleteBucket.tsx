import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { preview, send } from "../../api/client";
import { Refused, Trouble } from "../../api/trouble";
import type { Bucket } from "../../api/types";
import { useFollowed } from "../../live/context";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";

interface DeleteBucketProps {
  readonly bucket: Bucket;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Asks what is to become of the files, and says first what follows. */
export function DeleteBucket({ bucket, onClose, onAccepted }: DeleteBucketProps) {
  const texts = useTexts();
  const { t } = texts;
  const followed = useFollowed();
  const { project, name, revision } = bucket;
  // What was never set up has no files.
  const [files, setFiles] = useState<"refuse" | "keep" | "delete">(bucket.status === "failed" ? "refuse" : "keep");
  const [typed, setTyped] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const asked = { path: { project, bucket: name }, query: { files }, revision };
  const { data, trouble, isLoading, reload } = useAnswer(`${files} ${revision}`, () =>
    preview("delete", "/api/projects/{project}/buckets/{bucket}", asked),
  );
  const stands = refused ?? trouble;
  const users = stands instanceof Refused ? stands.problem.users : null;

  const submit = async () => {
    setIsBusy(true);
    try {
      const accepted = await send("delete", "/api/projects/{project}/buckets/{bucket}", asked);
      if ("what" in accepted) followed.followJob(accepted);
      else followed.follow(accepted);
      onAccepted();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setRefused(error);
      setIsBusy(false);
    }
  };

  return (
    <Modal
      visible
      header={t("deleteBucket.title", { name })}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t("form.cancel")}
            </Button>
            <Button
              variant="primary"
              loading={isBusy}
              disabled={isLoading || !data || stands !== undefined || (files === "delete" && typed !== name)}
              onClick={() => void submit()}
            >
              {t(files === "keep" ? "deleteBucket.keepNow" : "deleteBucket.deleteNow")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {bucket.status !== "failed" && (
          <RadioGroup
            value={files}
            ariaLabel={t("deleteBucket.files")}
            items={[
              { value: "keep", label: t("deleteBucket.keep"), description: t("deleteBucket.keepHint") },
              { value: "delete", label: t("deleteBucket.delete"), description: t("deleteBucket.deleteHint") },
            ]}
            onChange={({ detail }) => {
              setRefused(null);
              setFiles(detail.value as "keep" | "delete");
            }}
          />
        )}
        {stands ? (
          users ? (
            <Alert type="error" header={t("deleteBucket.inUse", { count: users.length })}>
              <ul className="sentences">
                {users.map((user) => (
                  <li key={user}>{user}</li>
                ))}
              </ul>
              {t("deleteBucket.inUseHint")}
            </Alert>
          ) : (
            <TroubleNotice
              trouble={stands}
              onRetry={() => {
                setRefused(null);
                reload();
              }}
            />
          )
        ) : data ? (
          <SpaceBetween size="s">
            {data.warnings.map((warning) => (
              <Alert key={warning.code} type="warning">
                {texts.say(warning)}
              </Alert>
            ))}
            <ul className="sentences">
              {data.summary.map((sentence) => (
                <li key={sentence.code}>{texts.say(sentence)}</li>
              ))}
            </ul>
          </SpaceBetween>
        ) : (
          <Waiting />
        )}
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
      </SpaceBetween>
    </Modal>
  );
}
