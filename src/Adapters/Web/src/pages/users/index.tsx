import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { get } from "../../api/client";
import type { Operation, Project, ThingStatus, User } from "../../api/types";
import { mayChange, useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { type Texts, useTexts } from "../../text/texts";
import { nameColumn, statusColumn } from "../../ui/columns";
import type { ListQuery } from "../../ui/listing";
import { ListSettings } from "../../ui/ListSettings";
import { NotFound } from "../../ui/NotFound";
import { useNow } from "../../ui/now";
import { isOver } from "../../ui/over";
import { useOpened } from "../../ui/opened";
import { useListPreferences } from "../../ui/preferences";
import { useRows } from "../../ui/rows";
import { StatusFilter } from "../../ui/StatusFilter";
import { type Column, ThingList } from "../../ui/ThingList";
import { When } from "../../ui/When";
import { DeleteUser } from "../user/DeleteUser";
import { ExtendUser } from "../user/ExtendUser";
import { newestOf } from "../user/newestOf";
import { UserFacts } from "../user/UserFacts";

export function Component() {
  const { project = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const live = useProject(project);
  const now = useNow(60_000);
  const [dialog, setDialog] = useState<{ what: WayOn; user: User } | null>(null);
  const { link } = useObserved(useSignedIn().connection.state);
  const [preferences, setPreferences] = useListPreferences("users");
  const { pageSize } = preferences;
  const { listing, items, told, news } = useRows(
    live,
    "user",
    { project, pageSize },
    (query, signal) => load(project, query, signal),
    searchedOf,
  );
  const { open, show } = useOpened(items);
  usePage({
    title: t("users.title"),
    contentType: "table",
    onSplitPanelClosed: () => show(undefined),
    ...(open && {
      splitPanel: (
        <SplitPanel header={newestOf(open).company ?? open.name} hidePreferencesButton>
          <UserFacts user={open} />
        </SplitPanel>
      ),
    }),
  });

  if (live.gone) return <NotFound />;
  const isChanging = mayChange(me, live.things.get(`project/${project}`) as Project | undefined);
  const all = columns(texts, live.operations, {
    isOffered: (user) => isChanging && isOver(user, now) && user.status !== "deleting",
    ask: (what, user) => setDialog({ what, user }),
  });
  // The newest state of the one that is asked about: its revision may have moved on.
  const asked = items.find((u) => u.name === dialog?.user.name);
  const close = () => setDialog(null);
  return (
    <>
      <ThingList
        listing={listing}
        items={items}
        all={told?.size}
        columns={all.filter((c, index) => index === 0 || !preferences.hidden.includes(c.id))}
        nameOf={(u) => u.name}
        title={t("users.title")}
        news={news}
        isStale={link === "offline"}
        searchLabel={t("users.search")}
        noMatch={t("users.noMatch")}
        filter={<StatusFilter listing={listing} />}
        none={t("users.none")}
        noneHint={t("users.noneHint")}
        actions={
          isChanging && (
            <Button variant="primary" onClick={() => void navigate(`/projects/${project}/users/create`)}>
              {t("createUser.title")}
            </Button>
          )
        }
        preferences={
          <ListSettings title={t("users.title")} columns={all} preferences={preferences} onChange={setPreferences} />
        }
        selected={open ? [open] : []}
        onSelect={([chosen]) => show(chosen?.name)}
        selectionLabel={(u) => t("list.select", { name: u.name })}
      />
      {asked && dialog?.what === "extend" && <ExtendUser user={asked} onClose={close} />}
      {asked && dialog?.what === "remove" && <DeleteUser user={asked} onClose={close} onAccepted={close} />}
    </>
  );
}

function load(project: string, { search, status, sort, pageSize, pageToken }: ListQuery, signal: AbortSignal) {
  const query = { search, status: status as ThingStatus, sort: sort as "name", pageSize, pageToken };
  return get("/api/projects/{project}/users", { path: { project }, query, signal });
}

function searchedOf(user: User): string {
  const { company, contactName, contactEmail } = newestOf(user);
  return `${user.name} ${company ?? ""} ${contactName ?? ""} ${contactEmail ?? ""}`;
}

/** What may become of a user whose time is over. */
type WayOn = "extend" | "remove";

interface WaysOn {
  readonly isOffered: (user: User) => boolean;
  readonly ask: (what: WayOn, user: User) => void;
}

function columns(texts: Texts, operations: ReadonlyMap<string, Operation>, { isOffered, ask }: WaysOn): Column<User>[] {
  const { t } = texts;
  return [
    nameColumn(texts),
    {
      id: "company",
      header: t("user.company"),
      sort: "company",
      minWidth: 140,
      cell: (u) => <span className="wrap">{newestOf(u).company}</span>,
    },
    {
      id: "contact",
      header: t("user.contact"),
      cell: (u) => <span className="wrap">{newestOf(u).contactName}</span>,
    },
    { id: "reaches", header: t("user.reaches"), cell: (u) => t(newestOf(u).sftp ? "user.s3AndSftp" : "user.s3") },
    {
      id: "ends",
      header: t("user.ends"),
      sort: "expiresAt",
      beside: isOffered,
      cell: (u) => <Ends user={u} ask={isOffered(u) ? (what) => ask(what, u) : undefined} />,
    },
    {
      id: "lastUsed",
      header: t("user.lastUsed"),
      cell: (u) => (u.lastUsedAt ? <When at={u.lastUsedAt} /> : t("user.neverUsed")),
    },
    statusColumn(texts, operations),
  ];
}

interface EndsProps {
  readonly user: User;
  /** Given where the two ways on are offered. */
  readonly ask: ((what: WayOn) => void) | undefined;
}

/** When a user's time ends, and the two ways on when it is over. */
function Ends({ user, ask }: EndsProps) {
  const { t } = useTexts();
  const at = newestOf(user).expiresAt;
  if (!at) return t("user.neverEnds");
  return (
    <SpaceBetween size="xxs">
      <When at={at} only="date" />
      {ask && (
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="inline-link" ariaLabel={`${t("extend.extend")} ${user.name}`} onClick={() => ask("extend")}>
            {t("extend.extend")}
          </Button>
          <Button variant="inline-link" ariaLabel={`${t("user.remove")} ${user.name}`} onClick={() => ask("remove")}>
            {t("user.remove")}
          </Button>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
