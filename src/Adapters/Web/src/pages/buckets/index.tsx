import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import SplitPanel from "@cloudscape-design/components/split-panel";
import { useMemo } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { get } from "../../api/client";
import type { Bucket, Operation, Project, ThingStatus } from "../../api/types";
import { mayChange, useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { type Texts, useTexts } from "../../text/texts";
import { asNow, type ListQuery, useListing } from "../../ui/listing";
import { useNews } from "../../ui/news";
import { NotFound } from "../../ui/NotFound";
import { Status } from "../../ui/Status";
import { type Column, ThingList } from "../../ui/ThingList";
import { To } from "../../ui/To";
import { When } from "../../ui/When";
import { BucketFacts } from "../bucket/BucketFacts";
import { keepsOf } from "./keeps";
import { useListPreferences } from "./preferences";
import { accessByBucket, countUsers } from "./whoHasAccess";

const statuses: readonly ThingStatus[] = ["ready", "creating", "updating", "deleting", "failed"];

export function Component() {
  const { project = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const live = useProject(project);
  const { link } = useObserved(useSignedIn().connection.state);
  const [preferences, setPreferences] = useListPreferences("buckets");
  const listing = useListing<Bucket>(`buckets of ${project}`, preferences.pageSize, (query, signal) =>
    load(project, query, signal),
  );
  const { data } = listing.answer;

  const isTold = live.sequence !== null;
  const access = useMemo(() => accessByBucket(live.things.values()), [live.things]);
  const told = useMemo(
    () =>
      isTold ? new Map([...live.things].flatMap(([, x]) => (x.kind === "bucket" ? [[x.name, x] as const] : []))) : null,
    [isTold, live.things],
  );
  const items = (data?.items ?? [])
    .filter((b) => told === null || told.has(b.name) || b.version > (live.sequence ?? 0))
    .map((b) => {
      const now = asNow(b, told?.get(b.name));
      return told === null ? now : { ...now, counts: { users: countUsers(access.get(b.name) ?? []) } };
    });
  const wanted = listing.query.search.toLowerCase();
  const news = useNews(data, told, (b) => `${b.name} ${descriptionOf(b)}`.toLowerCase().includes(wanted));

  const open = items.find((b) => b.name === params.get("open"));
  const show = (name: string | undefined) => {
    const next = new URLSearchParams(params);
    if (name === undefined) next.delete("open");
    else next.set("open", name);
    setParams(next, { replace: true });
  };
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
  const operations = live.operations;
  const all = columns(texts, operations);
  const status = statuses.find((s) => s === listing.query.status);
  return (
    <ThingList
      listing={listing}
      items={items}
      columns={all.filter((c, index) => index === 0 || !preferences.hidden.includes(c.id))}
      nameOf={(b) => b.name}
      title={t("buckets.title")}
      news={news}
      isStale={link === "offline"}
      searchLabel={t("buckets.search")}
      noMatch={t("buckets.noMatch")}
      filter={
        <Select
          ariaLabel={t("column.status")}
          selectedOption={{ value: status ?? "", label: status ? t(`status.${status}`) : t("list.anyStatus") }}
          options={[
            { value: "", label: t("list.anyStatus") },
            ...statuses.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
          onChange={({ detail }) => listing.ask({ status: detail.selectedOption.value ?? "" })}
        />
      }
      empty={
        <Box textAlign="center" padding="l">
          <SpaceBetween size="xs">
            <Box variant="h2">{t("buckets.none")}</Box>
            <span>{t("buckets.noneHint")}</span>
          </SpaceBetween>
        </Box>
      }
      actions={
        isChanging && (
          <Button variant="primary" onClick={() => void navigate(`/projects/${project}/buckets/create`)}>
            {t("createBucket.title")}
          </Button>
        )
      }
      preferences={
        <CollectionPreferences
          title={t("list.preferences")}
          confirmLabel={t("list.confirm")}
          cancelLabel={t("form.cancel")}
          preferences={{
            pageSize: preferences.pageSize,
            visibleContent: all.map((c) => c.id).filter((id) => !preferences.hidden.includes(id)),
          }}
          pageSizePreference={{
            title: t("list.pageSize"),
            options: [50, 100, 200].map((value) => ({ value, label: t("list.rows", { count: value }) })),
          }}
          visibleContentPreference={{
            title: t("list.columns"),
            options: [
              {
                label: t("buckets.title"),
                options: all.map(({ id, header }, index) => ({ id, label: header, editable: index > 0 })),
              },
            ],
          }}
          onConfirm={({ detail }) =>
            setPreferences({
              pageSize: detail.pageSize ?? preferences.pageSize,
              hidden: all.map((c) => c.id).filter((id) => !(detail.visibleContent ?? []).includes(id)),
            })
          }
        />
      }
      selected={open ? [open] : []}
      onSelect={([chosen]) => show(chosen?.name)}
      selectionLabel={(b) => t("buckets.select", { name: b.name })}
    />
  );
}

function load(project: string, { search, status, sort, pageSize, pageToken }: ListQuery, signal: AbortSignal) {
  const query = { search, status: status as ThingStatus, sort: sort as "name", pageSize, pageToken };
  return get("/api/projects/{project}/buckets", { path: { project }, query, signal });
}

const descriptionOf = (b: Bucket): string => b.spec.description ?? b.pendingSpec?.description ?? "";

function columns(texts: Texts, operations: ReadonlyMap<string, Operation>): Column<Bucket>[] {
  const { t } = texts;
  return [
    {
      id: "name",
      header: t("buckets.column.name"),
      sort: "name",
      minWidth: 160,
      cell: (b) => (
        <span className="wrap">
          <To href={`/projects/${b.project}/buckets/${b.name}`}>{b.name}</To>
        </span>
      ),
    },
    {
      id: "description",
      header: t("buckets.column.description"),
      cell: (b) => <span className="wrap">{descriptionOf(b)}</span>,
    },
    {
      id: "status",
      header: t("column.status"),
      sort: "status",
      minWidth: 130,
      cell: (b) => <Status thing={b} progress={b.operation ? operations.get(b.operation.id) : undefined} />,
    },
    { id: "access", header: t("buckets.column.access"), cell: (b) => b.counts?.users ?? "–" },
    {
      id: "keeps",
      header: t("buckets.column.keeps"),
      cell: (b) => keepsOf(b.pendingSpec ?? b.spec, texts).join(" · ") || t("keeps.forEver"),
    },
    {
      id: "changed",
      header: t("buckets.column.changed"),
      sort: "requestedAt",
      cell: (b) => (b.requestedAt ? <When at={b.requestedAt} /> : "–"),
    },
  ];
}
