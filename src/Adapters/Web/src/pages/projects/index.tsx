import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { get } from "../../api/client";
import type { Project } from "../../api/types";
import { useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProjects } from "../../live/context";
import { useObserved } from "../../observed";
import { type Texts, useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { type ListQuery, useListing } from "../../ui/listing";
import { asNow } from "../../ui/rows";
import { Status } from "../../ui/Status";
import { type Column, ThingList } from "../../ui/ThingList";
import { To } from "../../ui/To";
import { useNews } from "../../ui/news";

/** How often counts are asked for that no message tells of: an unchanged list costs a 304. */
const refreshEvery = 5_000;

export function Component() {
  const { t } = useTexts();
  const me = useMe();
  const navigate = useNavigate();
  const told = useProjects();
  const { link } = useObserved(useSignedIn().connection.state);
  const listing = useListing<Project>("projects", 50, load);
  usePage({ title: t("projects.title"), contentType: "table" });
  const { data } = listing.answer;

  const { data: counts, reload } = useAnswer(link === "live" ? JSON.stringify(listing.query) : null, (signal) =>
    load(listing.query, signal),
  );
  useEffect(() => {
    if (link !== "live") return;
    const timer = setInterval(() => document.hidden || reload(), refreshEvery);
    return () => clearInterval(timer);
  }, [link, reload]);
  const counted = new Map(counts?.items.map((p) => [p.name, p.counts]));

  const items = (data?.items ?? [])
    .filter((p) => told === null || told.has(p.name))
    .map((p) => ({ ...asNow(p, told?.get(p.name)), counts: counted.get(p.name) ?? p.counts }));
  const wanted = listing.query.search.toLowerCase();
  const news = useNews(
    data,
    told,
    ({ name, spec }) => name.includes(wanted) || (spec.title ?? "").toLowerCase().includes(wanted),
  );

  return (
    <ThingList
      listing={listing}
      items={items}
      columns={columns(useTexts())}
      nameOf={(p) => p.name}
      title={t("projects.title")}
      news={news}
      isStale={link === "offline"}
      searchLabel={t("projects.search")}
      noMatch={t("projects.noMatch")}
      empty={
        <Box textAlign="center" padding="l">
          <SpaceBetween size="xs">
            <Box variant="h2">{t("projects.none")}</Box>
            <span>{t(me.admin ? "projects.noneAdmin" : "projects.noneHint")}</span>
          </SpaceBetween>
        </Box>
      }
      actions={
        me.admin && (
          <Button variant="primary" onClick={() => void navigate("/projects/create")}>
            {t("createProject.title")}
          </Button>
        )
      }
    />
  );
}

function load({ search, sort, pageSize, pageToken }: ListQuery, signal: AbortSignal) {
  return get("/api/projects", { query: { search, sort: sort as "name", pageSize, pageToken }, signal });
}

function columns({ t }: Texts): Column<Project>[] {
  return [
    {
      id: "title",
      header: t("projects.column.title"),
      sort: "name",
      minWidth: 200,
      cell: (p) => (
        <span className="wrap">
          <To href={`/projects/${p.name}`}>{p.spec.title ?? p.pendingSpec?.title ?? p.name}</To>
          <Box fontSize="body-s" color="text-body-secondary">
            {p.name}
          </Box>
        </span>
      ),
    },
    { id: "region", header: t("projects.column.region"), cell: (p) => p.spec.region ?? p.pendingSpec?.region },
    { id: "buckets", header: t("projects.column.buckets"), cell: (p) => p.counts?.buckets ?? 0 },
    { id: "users", header: t("projects.column.users"), cell: (p) => p.counts?.users ?? 0 },
    {
      id: "attention",
      header: t("projects.column.attention"),
      cell: (p) =>
        p.counts?.attention ? (
          <StatusIndicator type="warning">{p.counts.attention}</StatusIndicator>
        ) : (
          <Box color="text-status-inactive">–</Box>
        ),
    },
    { id: "status", header: t("column.status"), sort: "status", minWidth: 130, cell: (p) => <Status thing={p} /> },
  ];
}
