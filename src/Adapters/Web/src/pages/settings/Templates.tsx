import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { send, settle } from "../../api/client";
import { Trouble } from "../../api/trouble";
import type { Rebuild, Thing } from "../../api/types";
import { useFollowed } from "../../live/context";
import { useTexts } from "../../text/texts";
import { Info } from "../../ui/Info";
import { ThingLink } from "../../ui/ThingLink";
import { TroubleNotice } from "../../ui/TroubleNotice";

interface TemplatesProps {
  readonly project: string;
  readonly things: readonly Thing[];
}

/** What an older version wrote is brought up to date, and everything is read again from where it really is. */
export function Templates({ project, things }: TemplatesProps) {
  const texts = useTexts();
  const { t } = texts;
  const followed = useFollowed();
  const [busy, setBusy] = useState<"upgrade" | "rebuild" | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [read, setRead] = useState<Rebuild | null>(null);
  const old = things.filter((thing) => thing.drift === "updateAvailable");
  const path = { project };

  const run = async (what: "upgrade" | "rebuild") => {
    setBusy(what);
    setTrouble(null);
    try {
      if (what === "rebuild") setRead(await settle("post", "/api/projects/{project}/rebuild", { path }));
      else
        followed.followJob(
          await send("post", "/api/projects/{project}/upgrade", { path, idempotencyKey: crypto.randomUUID() }),
        );
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    } finally {
      setBusy(null);
    }
  };

  return (
    <Container
      header={
        <Header variant="h2" info={<Info topic="template" />}>
          {t("settings.templates")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {trouble && <TroubleNotice trouble={trouble} />}
        {old.length === 0 ? (
          <StatusIndicator type="success">{t("settings.upToDate")}</StatusIndicator>
        ) : (
          <>
            <span>{t("settings.old", { count: old.length })}</span>
            <ul className="sentences">
              {old.map((thing) => (
                <li key={`${thing.kind}/${thing.name}`}>
                  <ThingLink thing={thing} />
                </li>
              ))}
            </ul>
            <Button loading={busy === "upgrade"} disabled={busy !== null} onClick={() => void run("upgrade")}>
              {t("settings.upgrade")}
            </Button>
          </>
        )}
        <Box color="text-body-secondary">{t("settings.rebuildHint")}</Box>
        <Button loading={busy === "rebuild"} disabled={busy !== null} onClick={() => void run("rebuild")}>
          {t("settings.rebuild")}
        </Button>
        {read && (
          <div role="status">
            {t("settings.read", { count: read.read })} {read.differences.length === 0 && t("settings.readSame")}
            <ul className="sentences">
              {read.differences.map(({ kind, name, sentence }) => (
                <li key={`${kind}/${name}`}>
                  {t(`thing.${kind}`, { name })}: {texts.say(sentence)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
