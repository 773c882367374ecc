import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { get } from "../../api/client";
import type { Handover, Key, User } from "../../api/types";
import type { ProjectLive } from "../../live/project";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { useNow } from "../../ui/now";
import { RowsOrCards } from "../../ui/RowsOrCards";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { When } from "../../ui/When";
import { KeyDialog, type KeyQuestion } from "./KeyDialog";
import { NewHandover } from "./NewHandover";
import { newestOf } from "./newestOf";
import { roomFor, rotationOf } from "./rotation";
import { RotationSteps } from "./RotationSteps";
import { SshKeys } from "./SshKeys";

interface KeysProps {
  readonly user: User;
  readonly live: ProjectLive;
  readonly mayChange: boolean;
  /** How often the connection became live. */
  readonly turns: number;
}

/** A user's keys, and how far the replacement of an access key is. */
export function Keys({ user, live, mayChange, turns }: KeysProps) {
  const { t } = useTexts();
  const { project, name } = user;
  // Nobody tells of a use: it is looked for once a minute.
  const minute = useNow(60_000);
  const touched = ["keys", "handovers"].map((what) => live.touched.get(`${what}/${name}`) ?? 0).join(" ");
  const { data, trouble, reload } = useAnswer(
    `${project}/${name} ${turns} ${touched} ${user.version} ${minute}`,
    (signal) => load(project, name, signal),
  );
  const [question, setQuestion] = useState<KeyQuestion | null>(null);
  const [giving, setGiving] = useState<{ replaces?: string } | null>(null);
  if (!data) return trouble ? <TroubleNotice trouble={trouble} onRetry={reload} /> : <Waiting />;

  const { keys, links } = data;
  const rotation = rotationOf(keys, links);
  const room = roomFor(keys, links);
  const mayHaveKeys = user.stopped === null && user.status !== "deleting";
  return (
    <SpaceBetween size="m">
      {rotation && (
        <RotationSteps
          rotation={rotation}
          onAsk={mayChange ? (what) => setQuestion({ what, key: rotation.old }) : null}
        />
      )}
      <RowsOrCards<Key>
        label={t("keys.access")}
        items={keys}
        nameOf={(key) => key.id}
        header={
          <Header
            variant="h2"
            counter={`(${keys.length})`}
            description={t("keys.hint")}
            actions={
              mayChange &&
              mayHaveKeys &&
              room > 0 && <Button onClick={() => setGiving({})}>{t("keys.handOver")}</Button>
            }
          >
            {t("keys.access")}
          </Header>
        }
        empty={<Box textAlign="center">{t("keys.none")}</Box>}
        columns={[
          { id: "id", header: t("keys.column.id"), cell: ({ id }) => <Box variant="code">{id}</Box> },
          {
            id: "state",
            header: t("column.status"),
            cell: ({ state }) => (
              <StatusIndicator type={state === "active" ? "success" : "stopped"}>{t(`keys.${state}`)}</StatusIndicator>
            ),
          },
          { id: "made", header: t("keys.column.made"), cell: ({ createdAt }) => <When at={createdAt} /> },
          {
            id: "used",
            header: t("user.lastUsed"),
            cell: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : t("user.neverUsed")),
          },
          ...(mayChange
            ? [
                {
                  id: "actions",
                  header: t("keys.column.actions"),
                  cell: (key: Key) => (
                    <Actions
                      keyOf={key}
                      onReplace={!rotation && room > 0 && mayHaveKeys ? () => setGiving({ replaces: key.id }) : null}
                      onAsk={(what) => setQuestion({ what, key })}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayChange && room === 0 && <Alert type="info">{t("keys.full")}</Alert>}
      {hasSsh(user) && <SshKeys user={user} mayChange={mayChange} />}
      {question && (
        <KeyDialog
          user={user}
          question={question}
          onAsk={setQuestion}
          onClose={() => setQuestion(null)}
          onDone={() => {
            setQuestion(null);
            reload();
          }}
        />
      )}
      {giving && (
        <NewHandover
          user={user}
          contact={newestOf(user).contactName ?? name}
          {...giving}
          onMade={reload}
          onClose={() => setGiving(null)}
        />
      )}
    </SpaceBetween>
  );
}

function hasSsh(user: User): boolean {
  const { sftp, sshPublicKeys } = newestOf(user);
  return sftp === true || (sshPublicKeys?.length ?? 0) > 0;
}

interface ActionsProps {
  readonly keyOf: Key;
  readonly onReplace: (() => void) | null;
  readonly onAsk: (what: KeyQuestion["what"]) => void;
}

function Actions({ keyOf: { id, state, staysOff }, onReplace, onAsk }: ActionsProps) {
  const { t } = useTexts();
  const action = (text: string, onClick: () => void) => (
    <Button variant="inline-link" ariaLabel={`${text} ${id}`} onClick={onClick}>
      {text}
    </Button>
  );
  return (
    <SpaceBetween direction="horizontal" size="s">
      {state === "active" && onReplace && action(t("keys.replace"), onReplace)}
      {/* One place for both, so that the focus stays there. */}
      {state === "active"
        ? action(t("keys.switchOff"), () => onAsk("off"))
        : !staysOff && action(t("keys.switchOn"), () => onAsk("on"))}
      {action(t("page.delete"), () => onAsk("delete"))}
    </SpaceBetween>
  );
}

async function load(
  project: string,
  user: string,
  signal: AbortSignal,
): Promise<{ keys: readonly Key[]; links: readonly Handover[] }> {
  const path = { project, user };
  const [keys, links] = await Promise.all([
    get("/api/projects/{project}/users/{user}/keys", { path, signal }),
    get("/api/projects/{project}/users/{user}/handovers", { path, signal }),
  ]);
  return { keys: keys.items, links: links.items };
}
