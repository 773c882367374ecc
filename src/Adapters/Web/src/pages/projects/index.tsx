import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect, useMemo, useState } from "react";
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

  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (link !== "live") return;
    const timer = setInterval(() => document.hidden || setTurn((t) => t + 1), refreshEvery);
    return () => clearInterval(timer);
  }, [link]);
  // The list itself came with the first ones.
  const { data: newer } = useAnswer(turn === 0 ? null : `${turn} ${JSON.stringify(listing.query)}`, (signal) =>
    load(listing.query, signal),
  );
  const counted = useMemo(() => new Map(newer?.items.map((p) => [p.name, p.counts])), [newer]);
  const countsOf = (p: Project) => counted.get(p.name) ?? p.counts;

  const items = (data?.items ?? [])
    .filter((p) => told === null || told.has(p.name))
    .map((p) => asNow(p, told?.get(p.name)));
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
      all={told?.size}
      columns={columns(useTexts(), countsOf)}
      nameOf={(p) => p.name}
      title={t("projects.title")}
      news={news}
      isStale={link === "offline"}
      searchLabel={t("projects.search")}
      noMatch={t("projects.noMatch")}
      none={t("projects.none")}
      noneHint={t(me.admin ? "projects.noneAdmin" : "projects.noneHint")}
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

function columns({ t }: Texts, countsOf: (project: Project) => Project["counts"]): Column<Project>[] {
  const buckets = (p: Project) => countsOf(p)?.buckets ?? 0;
  const users = (p: Project) => countsOf(p)?.users ?? 0;
  const attention = (p: Project) => countsOf(p)?.attention ?? 0;
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
    { id: "buckets", header: t("projects.column.buckets"), beside: buckets, cell: buckets },
    { id: "users", header: t("projects.column.users"), beside: users, cell: users },
    {
      id: "attention",
      header: t("projects.column.attention"),
      beside: attention,
      cell: (p) =>
        attention(p) > 0 ? (
          <StatusIndicator type="warning">{attention(p)}</StatusIndicator>
        ) : (
          <Box color="text-status-inactive">–</Box>
        ),
    },
    { id: "status", header: t("column.status"), sort: "status", minWidth: 130, cell: (p) => <Status thing={p} /> },
  ];
}
