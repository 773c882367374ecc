import Button from "@cloudscape-design/components/button";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { useMemo } from "react";
import { useNavigate, useParams } from "react-router";
import { get } from "../../api/client";
import type { Bucket, Operation, Project, ThingStatus } from "../../api/types";
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
import { useOpened } from "../../ui/opened";
import { useListPreferences } from "../../ui/preferences";
import { useRows } from "../../ui/rows";
import { StatusFilter } from "../../ui/StatusFilter";
import { type Column, ThingList } from "../../ui/ThingList";
import { When } from "../../ui/When";
import { BucketFacts } from "../bucket/BucketFacts";
import { keepsOf } from "./keeps";
import { accessByBucket, countUsers } from "./whoHasAccess";

export function Component() {
  const { project = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const live = useProject(project);
  const { link } = useObserved(useSignedIn().connection.state);
  const [preferences, setPreferences] = useListPreferences("buckets");
  const { pageSize } = preferences;
  const { listing, items, told, news } = useRows(
    live,
    "bucket",
    { project, pageSize },
    (query, signal) => load(project, query, signal),
    (b) => `${b.name} ${descriptionOf(b)}`,
  );
  const access = useMemo(() => accessByBucket(live.things.values()), [live.things]);
  const { open, show } = useOpened(items);
  usePage({
    title: t("buckets.title"),
    contentType: "table",
    onSplitPanelClosed: () => show(undefined),
    ...(open && {
      splitPanel: (
        <SplitPanel header={open.name} hidePreferencesButton>
          <BucketFacts bucket={open} access={access.get(open.name) ?? []} />
        </SplitPanel>
      ),
    }),
  });

  if (live.gone) return <NotFound />;
  const isChanging = mayChange(me, live.things.get(`project/${project}`) as Project | undefined);
  const usersOf = (b: Bucket) => (told ? countUsers(access.get(b.name) ?? []) : (b.counts?.users ?? "–"));
  const all = columns(texts, live.operations, usersOf);
  return (
    <ThingList
      listing={listing}
      items={items}
      all={told?.size}
      columns={all.filter((c, index) => index === 0 || !preferences.hidden.includes(c.id))}
      nameOf={(b) => b.name}
      title={t("buckets.title")}
      news={news}
      isStale={link === "offline"}
      searchLabel={t("buckets.search")}
      noMatch={t("buckets.noMatch")}
      filter={<StatusFilter listing={listing} />}
      none={t("buckets.none")}
      noneHint={t("buckets.noneHint")}
      actions={
        isChanging && (
          <Button variant="primary" onClick={() => void navigate(`/projects/${project}/buckets/create`)}>
            {t("createBucket.title")}
          </Button>
        )
      }
      preferences={
        <ListSettings title={t("buckets.title")} columns={all} preferences={preferences} onChange={setPreferences} />
      }
      selected={open ? [open] : []}
      onSelect={([chosen]) => show(chosen?.name)}
      selectionLabel={(b) => t("list.select", { name: b.name })}
    />
  );
}

function load(project: string, { search, status, sort, pageSize, pageToken }: ListQuery, signal: AbortSignal) {
  const query = { search, status: status as ThingStatus, sort: sort as "name", pageSize, pageToken };
  return get("/api/projects/{project}/buckets", { path: { project }, query, signal });
}

const descriptionOf = (b: Bucket): string => b.spec.description ?? b.pendingSpec?.description ?? "";

function columns(
  texts: Texts,
  operations: ReadonlyMap<string, Operation>,
  usersOf: (bucket: Bucket) => number | string,
): Column<Bucket>[] {
  const { t } = texts;
  return [
    nameColumn(texts),
    {
      id: "description",
      header: t("buckets.column.description"),
      cell: (b) => <span className="wrap">{descriptionOf(b)}</span>,
    },
    statusColumn(texts, operations),
    { id: "access", header: t("buckets.column.access"), beside: usersOf, cell: usersOf },
    {
      id: "keeps",
      header: t("buckets.column.keeps"),
      cell: (b) => keepsOf(b.pendingSpec ?? b.spec, texts).join(" · ") || t("keeps.forEver"),
    },
    {
      id: "changed",
      header: t("column.changed"),
      sort: "requestedAt",
      cell: (b) => (b.requestedAt ? <When at={b.requestedAt} /> : "–"),
    },
  ];
}
