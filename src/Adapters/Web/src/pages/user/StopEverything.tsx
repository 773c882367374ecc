import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import LiveRegion from "@cloudscape-design/components/live-region";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { get, send } from "../../api/client";
import { Trouble } from "../../api/trouble";
import type { StopUser, User } from "../../api/types";
import type { ProjectLive } from "../../live/project";
import { useFollowed } from "../../live/context";
import { useTexts } from "../../text/texts";
import { Actions } from "../../ui/Actions";
import { useAnswer } from "../../ui/answer";
import { red } from "../../ui/red";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { newestOf } from "./newestOf";
import { type StopProgress, progressOf } from "./stopProgress";

interface StopEverythingProps {
  readonly user: User;
  readonly live: ProjectLive;
  readonly onClose: () => void;
}

/** The panic button: says what stops, stops it, and tells of each part what became of it. */
export function StopEverything({ user, live, onClose }: StopEverythingProps) {
  const { t } = useTexts();
  const followed = useFollowed();
  const { project, name } = user;
  const company = newestOf(user).company ?? name;
  const [reason, setReason] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [answer, setAnswer] = useState<{ stop: StopUser; at: string } | null>(null);
  const progress = answer && progressOf(answer.stop, live.operations, answer.at);

  const isAllRight = progress !== null && progress.state !== "failed" && !trouble;

  const stop = async () => {
    setIsBusy(true);
    setTrouble(null);
    try {
      const stopped = await send("post", "/api/projects/{project}/users/{user}/stop", {
        path: { project, user: name },
        body: { reason: reason.trim() },
      });
      if (stopped.operation) followed.follow(stopped.operation);
      setAnswer({ stop: stopped, at: new Date().toISOString() });
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    }
    setIsBusy(false);
  };

  return (
    <Modal
      visible
      header={<span className="wrap">{t("stop.title", { company })}</span>}
      onDismiss={onClose}
      footer={
        <Actions>
          {!isAllRight && (
            <Button variant="link" onClick={onClose}>
              {t(progress ? "outside.close" : "form.cancel")}
            </Button>
          )}
          {/* One button for all, so that the focus has a place to stay at. */}
          <Button
            key="on"
            variant="primary"
            loading={isBusy}
            {...(!isAllRight && { style: red })}
            onClick={isAllRight ? onClose : () => void stop()}
          >
            {t(isAllRight ? "outside.close" : answer || trouble ? "trouble.retry" : "stop.stop")}
          </Button>
        </Actions>
      }
    >
      <SpaceBetween size="m">
        {trouble && <TroubleNotice trouble={trouble} />}
        {progress ? (
          <Progress progress={progress} />
        ) : (
          <>
            <WhatStops user={user} />
            <FormField label={t("stop.reason")} constraintText={t("stop.reasonHint")}>
              <Input value={reason} onChange={({ detail }) => setReason(detail.value.slice(0, 500))} />
            </FormField>
          </>
        )}
      </SpaceBetween>
    </Modal>
  );
}

/** What there is to stop, as far as it is known; the button does not wait for it. */
function WhatStops({ user }: { user: User }) {
  const { t } = useTexts();
  const { project, name } = user;
  const { data } = useAnswer(`${project}/${name}`, (signal) =>
    get("/api/projects/{project}/users/{user}", { path: { project, user: name }, signal }),
  );
  const { sshPublicKeys, grants } = newestOf(user);
  const keys = data?.counts?.keys;
  const links = data?.counts?.openHandovers;
  return (
    <div>
      {t("stop.what")}
      <ul className="sentences">
        <li>{keys === null || keys === undefined ? t("stop.allKeys") : t("stop.keys", { count: keys })}</li>
        <li>{t("stop.sshKeys", { count: sshPublicKeys?.length ?? 0 })}</li>
        <li>{t("stop.grants", { count: grants?.length ?? 0 })}</li>
        <li>{links === undefined ? t("stop.allLinks") : t("stop.links", { count: links })}</li>
      </ul>
      <Box color="text-body-secondary" padding={{ top: "s" }}>
        {t("stop.transfers")}
      </Box>
    </div>
  );
}

const icons = { stopped: "success", running: "in-progress", failed: "error" } as const;

function Progress({ progress: { items, state, at } }: { progress: StopProgress }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <SpaceBetween size="s">
      <LiveRegion>
        {state === "stopped" && <Alert type="success">{t("stop.done", { at: texts.second(at) })}</Alert>}
        {state === "failed" && <Alert type="error">{t("stop.notAll")}</Alert>}
      </LiveRegion>
      <ul className="plain-list">
        {items.map(({ what, id, result, sentence, why }) => (
          <li key={`${what} ${id ?? ""}`} className="with-icon">
            <StatusIndicator type={icons[result]} iconAriaLabel={t(`stop.item.${result}`)} />
            <span className="wrap">
              {typeof sentence === "string" ? t(sentence, { key: id ?? "" }) : texts.say(sentence)}{" "}
              {why && texts.say(why)}
            </span>
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}
