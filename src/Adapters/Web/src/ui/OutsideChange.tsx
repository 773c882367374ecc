import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { get, send } from "../api/client";
import { Trouble } from "../api/trouble";
import type { Operation, Thing } from "../api/types";
import { useFollowed } from "../live/context";
import { useTexts } from "../text/texts";
import { Actions } from "./Actions";
import { useAnswer } from "./answer";
import { called } from "./called";
import { ForEngineers } from "./ForEngineers";
import { TroubleNotice } from "./TroubleNotice";
import { Waiting } from "./Waiting";

/** What somebody changed behind the program's back, and the way to put it right. */
export function OutsideChange({
  thing,
  mayChange,
  onClose,
}: {
  thing: Thing;
  mayChange: boolean;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const followed = useFollowed();
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<Trouble | null>(null);
  const drift = useAnswer(`${thing.kind}/${thing.name}/${thing.version}`, (signal) => driftOf(thing, signal));

  const putBack = async () => {
    setIsBusy(true);
    try {
      followed.follow(await putBackOf(thing));
      onClose();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setRefused(error);
      setIsBusy(false);
    }
  };

  return (
    <Modal
      visible
      size="large"
      header={t("outside.title", { name: called(thing) })}
      onDismiss={onClose}
      footer={
        <Actions>
          <Button variant="link" onClick={onClose}>
            {t("outside.close")}
          </Button>
          {mayChange && (
            <Button variant="primary" loading={isBusy} disabled={!drift.data} onClick={() => void putBack()}>
              {t("outside.putBack")}
            </Button>
          )}
        </Actions>
      }
    >
      <SpaceBetween size="m">
        {refused && <TroubleNotice trouble={refused} />}
        <span>{t(mayChange ? "outside.text" : "outside.textViewer")}</span>
        {drift.data ? (
          <ForEngineers diff={drift.data.diff} isOpen />
        ) : drift.trouble ? (
          <TroubleNotice trouble={drift.trouble} onRetry={drift.reload} />
        ) : (
          <Waiting />
        )}
      </SpaceBetween>
    </Modal>
  );
}

function driftOf({ project, kind, name }: Thing, signal: AbortSignal) {
  if (kind === "bucket")
    return get("/api/projects/{project}/templates/bucket/{bucket}/drift", { path: { project, bucket: name }, signal });
  if (kind === "user")
    return get("/api/projects/{project}/templates/user/{user}/drift", { path: { project, user: name }, signal });
  return get("/api/projects/{project}/templates/baseline/drift", { path: { project }, signal });
}

function putBackOf({ project, kind, name }: Thing): Promise<Operation> {
  if (kind === "bucket")
    return send("post", "/api/projects/{project}/templates/bucket/{bucket}/put-back", {
      path: { project, bucket: name },
    });
  if (kind === "user")
    return send("post", "/api/projects/{project}/templates/user/{user}/put-back", { path: { project, user: name } });
  return send("post", "/api/projects/{project}/templates/baseline/put-back", { path: { project } });
}
