import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import SplitPanel from "@cloudscape-design/components/split-panel";
import TextFilter from "@cloudscape-design/components/text-filter";
import { useMemo } from "react";
import { useParams } from "react-router";
import { get, table } from "../../api/client";
import type { User } from "../../api/types";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAddress } from "../../ui/address";
import { useAnswer } from "../../ui/answer";
import { ExportButton } from "../../ui/ExportButton";
import { NotFound } from "../../ui/NotFound";
import { useIsNarrow } from "../../ui/narrow";
import { placeOf } from "../../ui/places";
import { useNow } from "../../ui/now";
import { isOver } from "../../ui/over";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { useTyped } from "../../ui/typed";
import { Waiting } from "../../ui/Waiting";
import { WindowedGrid } from "../../ui/WindowedGrid";
import { AccessList } from "./AccessList";
import { Cell, Pair } from "./Cell";
import { matrixOf, matrixOfThings } from "./matrix";
import { Question } from "./Question";

/** Who can do what, where: both ways. */
export function Component() {
  const { project = "" } = useParams();
  const { t } = useTexts();
  const { told, change } = useAddress();
  const isNarrow = useIsNarrow();
  const now = useNow(60_000);
  const live = useProject(project);
  const { link, turns } = useObserved(useSignedIn().connection.state);
  // Until the first snapshot has come, and where none can come.
  const answer = useAnswer(live.sequence === null ? `${project} ${turns}` : null, (signal) =>
    get("/api/projects/{project}/access", { path: { project }, signal }),
  );
  const matrix = useMemo(() => {
    if (live.sequence !== null) return matrixOfThings(live.things.values());
    return answer.data && matrixOf(answer.data.users, answer.data.buckets, answer.data.grants);
  }, [live.sequence, live.things, answer.data]);

  const [userFilter, setUserFilter] = useTyped(told("users"), (users) => change({ users }));
  const [bucketFilter, setBucketFilter] = useTyped(told("buckets"), (buckets) => change({ buckets }));

  const userOf = (name: string) => live.things.get(`user/${name}`) as User | undefined;
  const companyOf = (name: string) => userOf(name)?.spec.company ?? name;
  const hintOf = (name: string): string => {
    const user = userOf(name);
    if (!user) return "";
    const state = user.stopped ? t("status.stopped") : isOver(user, now) ? t("status.ended") : "";
    return [name, state].filter((part) => part !== "").join(" · ");
  };
  const [openUser = "", openBucket = ""] = told("open").split("/");
  const isOpen = matrix?.users.includes(openUser) === true && matrix.buckets.includes(openBucket);
  usePage({
    title: t("access.title"),
    contentType: "table",
    onSplitPanelClosed: () => change({ open: "" }),
    ...(isOpen && {
      splitPanel: (
        <SplitPanel header={`${companyOf(openUser)} · ${openBucket}`} hidePreferencesButton>
          <Pair
            project={project}
            user={openUser}
            bucket={openBucket}
            given={matrix.given(openUser, openBucket)}
            hint={hintOf(openUser)}
            company={companyOf(openUser)}
          />
        </SplitPanel>
      ),
    }),
  });

  if (live.gone) return <NotFound />;
  if (!matrix) return answer.trouble ? <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} /> : <Waiting />;

  const byBucket = told("by") === "bucket";
  const has = (text: string, wanted: string) => text.toLowerCase().includes(wanted.toLowerCase());
  const users = matrix.users
    .filter((name) => has(`${name} ${userOf(name)?.spec.company ?? ""}`, told("users")))
    .map((name) => ({
      name,
      label: companyOf(name),
      href: placeOf({ kind: "user", project, name }),
      hint: hintOf(name),
    }))
    .sort((a, b) => a.label.localeCompare(b.label) || a.name.localeCompare(b.name));
  const buckets = matrix.buckets
    .filter((name) => has(name, told("buckets")))
    .map((name) => ({ name, label: name, href: placeOf({ kind: "bucket", project, name }), hint: "" }));
  const [rows, columns] = byBucket ? [buckets, users] : [users, buckets];
  const pairOf = (row: string, column: string) => (byBucket ? ([column, row] as const) : ([row, column] as const));
  const versions = [...live.things.values()].filter((thing) => thing.kind === "user").map((user) => user.version);

  return (
    <div className={link === "offline" ? "stale" : undefined}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={t("access.description")}
          actions={<ExportButton fetch={() => table("/api/projects/{project}/access", { path: { project } })} />}
        >
          {t("access.title")}
        </Header>
        <Question
          project={project}
          buckets={matrix.buckets}
          can={told("can")}
          bucket={told("bucket")}
          prefix={told("prefix")}
          state={`${turns} ${Math.max(0, ...versions)}`}
          onAsk={change}
        />
        <SpaceBetween direction="horizontal" size="xs">
          <SegmentedControl
            label={t("access.view")}
            selectedId={byBucket ? "bucket" : "user"}
            options={[
              { id: "user", text: t("access.byUser") },
              { id: "bucket", text: t("access.byBucket") },
            ]}
            onChange={({ detail }) => change({ by: detail.selectedId === "bucket" ? "bucket" : "" })}
          />
          <TextFilter
            filteringText={userFilter}
            filteringPlaceholder={t("access.filterUsers")}
            filteringAriaLabel={t("access.filterUsers")}
            onChange={({ detail }) => setUserFilter(detail.filteringText)}
          />
          <TextFilter
            filteringText={bucketFilter}
            filteringPlaceholder={t("access.filterBuckets")}
            filteringAriaLabel={t("access.filterBuckets")}
            onChange={({ detail }) => setBucketFilter(detail.filteringText)}
          />
        </SpaceBetween>
        {rows.length === 0 || columns.length === 0 ? (
          <Box textAlign="center" padding="l">
            {t(matrix.users.length === 0 || matrix.buckets.length === 0 ? "access.none" : "access.noMatch")}
          </Box>
        ) : isNarrow ? (
          <AccessList
            groups={rows.map(({ name, label, hint, href }) => ({
              name,
              label,
              hint,
              href,
              given: columns.flatMap((column) => matrix.given(...pairOf(name, column.name))),
            }))}
            nameOf={(given) => (byBucket ? companyOf(given.user) : given.bucket)}
          />
        ) : (
          <WindowedGrid
            label={t("access.title")}
            corner={t(byBucket ? "buckets.title" : "users.title")}
            rows={rows}
            columns={columns}
            cell={(row, column) => <Cell given={matrix.given(...pairOf(row, column))} />}
            onOpen={(row, column) => change({ open: pairOf(row, column).join("/") })}
          />
        )}
      </SpaceBetween>
    </div>
  );
}
