import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { preview, send } from "../../api/client";
import type { User } from "../../api/types";
import { useFingerprint } from "../../fingerprint";
import { useTexts } from "../../text/texts";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Info } from "../../ui/Info";
import { RowsOrCards } from "../../ui/RowsOrCards";
import { newestOf } from "./newestOf";

/** The public keys with which a user signs in over SFTP, as they are or will be. */
export function SshKeys({ user, mayChange }: { user: User; mayChange: boolean }) {
  const { t } = useTexts();
  const [removed, setRemoved] = useState<string | null>(null);
  const lines = newestOf(user).sshPublicKeys ?? [];
  const mayRemove = mayChange && user.status !== "deleting" && user.stopped === null;
  return (
    <>
      <RowsOrCards<string>
        label={t("user.sshKeys")}
        items={lines}
        nameOf={(line) => line}
        header={
          <Header
            variant="h2"
            counter={`(${lines.length})`}
            description={t("sshKeys.hint")}
            info={<Info topic="fingerprint" />}
          >
            {t("user.sshKeys")}
          </Header>
        }
        empty={<Box textAlign="center">{t("sshKeys.none")}</Box>}
        columns={[
          { id: "key", header: t("sshKeys.column.fingerprint"), cell: (line) => <Fingerprint line={line} /> },
          { id: "type", header: t("sshKeys.column.type"), cell: (line) => line.split(" ")[0] },
          ...(mayRemove
            ? [
                {
                  id: "actions",
                  header: t("keys.column.actions"),
                  cell: (line: string) => <Remove line={line} onClick={() => setRemoved(line)} />,
                },
              ]
            : []),
        ]}
      />
      {removed !== null && <RemoveSshKey user={user} line={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

function Fingerprint({ line }: { line: string }) {
  return <Box variant="code">{useFingerprint(line)}</Box>;
}

function Remove({ line, onClick }: { line: string; onClick: () => void }) {
  const { t } = useTexts();
  const fingerprint = useFingerprint(line) ?? "";
  return (
    <Button variant="inline-link" ariaLabel={`${t("sshKeys.remove")} ${fingerprint}`} onClick={onClick}>
      {t("sshKeys.remove")}
    </Button>
  );
}

function RemoveSshKey({ user, line, onClose }: { user: User; line: string; onClose: () => void }) {
  const { t } = useTexts();
  const { project, name, revision } = user;
  const spec = newestOf(user);
  const kept = (spec.sshPublicKeys ?? []).filter((other) => other !== line);
  const asked = { path: { project, user: name }, revision, body: { spec: { ...spec, sshPublicKeys: kept } } };
  return (
    <ConfirmDialog
      title={t("sshKeys.remove.title")}
      preview={{
        about: `${line} ${revision}`,
        ask: () => preview("put", "/api/projects/{project}/users/{user}", asked),
      }}
      submit={() => send("put", "/api/projects/{project}/users/{user}", asked)}
      submitText={t("sshKeys.remove")}
      onClose={onClose}
      onAccepted={onClose}
    />
  );
}
