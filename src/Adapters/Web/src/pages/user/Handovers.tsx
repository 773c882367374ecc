import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { get, send } from "../../api/client";
import { Trouble } from "../../api/trouble";
import type { Handover, User } from "../../api/types";
import { useProject } from "../../live/context";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { useNow } from "../../ui/now";
import { RowsOrCards } from "../../ui/RowsOrCards";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { Person } from "../../ui/Person";
import { When } from "../../ui/When";
import { HandoverState, stateOf } from "./HandoverState";
import { NewHandover } from "./NewHandover";
import { newestOf } from "./newestOf";

interface HandoversProps {
  readonly project: string;
  readonly user: User;
  readonly mayChange: boolean;
  /** How often the connection became live. */
  readonly turns: number;
}

/** The links by which a third party gets its keys, and how far each has come. */
export function Handovers({ project, user, mayChange, turns }: HandoversProps) {
  const { t } = useTexts();
  const path = { project, user: user.name };
  const touched = useProject(project).touched.get(`handovers/${user.name}`) ?? 0;
  const { data, trouble, reload } = useAnswer(`${project}/${user.name} ${turns} ${touched} ${user.version}`, (signal) =>
    get("/api/projects/{project}/users/{user}/handovers", { path, signal }),
  );
  const [isMaking, setIsMaking] = useState(false);
  const { contactName, company } = newestOf(user);
  const contact = contactName ?? company ?? user.name;
  const stands = trouble && !data ? trouble : null;

  return (
    <SpaceBetween size="m">
      {stands && <TroubleNotice trouble={stands} onRetry={reload} />}
      {!data && !stands && <Waiting />}
      {data && (
        <Links
          links={data.items}
          project={project}
          user={user.name}
          mayChange={mayChange}
          onWithdrawn={reload}
          onMake={() => setIsMaking(true)}
          makeText={t("handover.to", { contact })}
        />
      )}
      {isMaking && <NewHandover user={user} contact={contact} onMade={reload} onClose={() => setIsMaking(false)} />}
    </SpaceBetween>
  );
}

interface LinksProps {
  readonly links: readonly Handover[];
  readonly project: string;
  readonly user: string;
  readonly mayChange: boolean;
  readonly onWithdrawn: () => void;
  readonly onMake: () => void;
  readonly makeText: string;
}

function Links({ links, project, user, mayChange, onWithdrawn, onMake, makeText }: LinksProps) {
  const { t, dateAndTime } = useTexts();
  const now = useNow(10_000);
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<Trouble | null>(null);

  const withdraw = async (handover: string) => {
    setBusy(handover);
    setRefused(null);
    try {
      const path = { project, user, handover };
      await send("delete", "/api/projects/{project}/users/{user}/handovers/{handover}", { path });
      onWithdrawn();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setRefused(error);
    }
    setBusy(null);
  };

  const columns = [
    { id: "what", header: t("handover.column.what"), cell: ({ what }: Handover) => t(`handover.${what}`) },
    { id: "state", header: t("column.status"), cell: (link: Handover) => <HandoverState link={link} now={now} /> },
    { id: "until", header: t("handover.column.until"), cell: ({ expiresAt }: Handover) => <When at={expiresAt} /> },
    {
      id: "by",
      header: t("handover.column.by"),
      cell: ({ createdBy, createdAt }: Handover) => (
        <span className="wrap">
          <Person email={createdBy} /> · <When at={createdAt} />
        </span>
      ),
    },
    {
      id: "withdraw",
      header: t("keys.column.actions"),
      cell: (link: Handover) =>
        mayChange && stateOf(link, now) === "open" ? (
          <Button
            variant="inline-link"
            loading={busy === link.id}
            ariaLabel={t("handover.withdrawWhich", { at: dateAndTime(link.createdAt) })}
            onClick={() => void withdraw(link.id)}
          >
            {t("handover.withdraw")}
          </Button>
        ) : (
          "–"
        ),
    },
  ];
  return (
    <>
      {refused && <TroubleNotice trouble={refused} />}
      <RowsOrCards
        label={t("user.handovers")}
        items={links}
        nameOf={({ id }) => id}
        columns={columns}
        header={
          <Header
            variant="h2"
            actions={
              mayChange && (
                <Button variant="primary" onClick={onMake}>
                  {makeText}
                </Button>
              )
            }
          >
            {t("user.handovers")}
          </Header>
        }
        empty={
          <Box textAlign="center">
            <SpaceBetween size="xxs">
              <b>{t("handover.none")}</b>
              <Box color="text-body-secondary">{t("handover.noneHint")}</Box>
            </SpaceBetween>
          </Box>
        }
      />
    </>
  );
}
