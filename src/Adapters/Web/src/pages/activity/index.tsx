import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get, table } from "../../api/client";
import type { Activity, OperationState, Project, ThingKind } from "../../api/types";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAddress } from "../../ui/address";
import { useAnswer } from "../../ui/answer";
import { called } from "../../ui/called";
import { ExportButton } from "../../ui/ExportButton";
import { usePaging } from "../../ui/listing";
import { NotFound } from "../../ui/NotFound";
import { Pages } from "../../ui/Pages";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { withNews } from "../../ui/withNews";
import { addressOf, byDay, instantOf, newSince } from "./filter";
import { Filters } from "./Filters";
import { Line } from "./Line";

const pageSize = 50;

/** The diary of a project: who did what, and how it ended. */
export function Component() {
  const { project = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const address = useAddress();
  const { told } = address;
  const live = useProject(project);
  const { link, turns } = useObserved(useSignedIn().connection.state);
  usePage({ title: t("activity.title") });

  const { managers, viewers } = (live.things.get(`project/${project}`) as Project | undefined)?.spec ?? {};
  const people = [...new Set([...(managers ?? []), ...(viewers ?? [])])];
  const filter = {
    person: addressOf(told("person"), people, texts.person),
    kind: told("kind"),
    name: told("name"),
    result: told("result"),
    from: instantOf(told("from"), 0),
    to: instantOf(told("to"), 1),
  };
  const query = { ...filter, kind: filter.kind as ThingKind, result: filter.result as OperationState };
  const page = told("page");
  const answer = useAnswer(`${project} ${turns} ${page} ${JSON.stringify(filter)}`, (signal) =>
    get("/api/projects/{project}/activity", {
      path: { project },
      query: { ...query, pageSize, pageToken: page },
      signal,
    }),
  );
  const paging = usePaging(answer.data?.nextPageToken);
  if (live.gone) return <NotFound />;

  const items = answer.data?.items ?? [];
  const shown = new Set(items.map((line) => line.id));
  // A line that is shown gets its end when it comes; a line that is not waits until somebody wants to see it.
  const lines = withNews(
    items,
    live.activity.filter((line) => shown.has(line.id)),
  );
  const nameOf = ({ kind, name }: Activity) => {
    const thing = live.things.get(`${kind}/${name}`);
    return thing ? called(thing) : "";
  };
  const news = answer.data && page === "" ? newSince(items, live.activity, filter, nameOf).length : 0;
  const things = [...live.things.values()].sort((a, b) => a.name.localeCompare(b.name));
  const isFiltered = Object.values(filter).some((value) => value !== "");
  return (
    <div className={link === "offline" ? "stale" : undefined}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          counter={answer.data ? `(${texts.number(answer.data.total)})` : ""}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {news > 0 && (
                <Button iconName="refresh" onClick={answer.reload}>
                  {t("list.news", { count: news })}
                </Button>
              )}
              <ExportButton fetch={() => table("/api/projects/{project}/activity", { path: { project }, query })} />
            </SpaceBetween>
          }
        >
          {t("activity.title")}
        </Header>
        <Filters address={address} people={[...people, "system", "third party"]} things={things} />
        {answer.trouble && <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} />}
        {!answer.data && !answer.trouble && <Waiting />}
        {answer.data && lines.length === 0 && (
          <Box textAlign="center" padding="l">
            {t(isFiltered ? "activity.noMatch" : "diary.none")}
          </Box>
        )}
        {byDay(lines, texts.date).map(({ day, lines: ofDay }) => (
          <section key={day} aria-label={day}>
            <Box variant="h2" padding={{ bottom: "s" }}>
              {day}
            </Box>
            <ol className="plain-list">
              {ofDay.map((line) => (
                <Line key={line.id} project={project} line={line} />
              ))}
            </ol>
          </section>
        ))}
        <div className="ends">
          <Pages paging={paging} />
        </div>
      </SpaceBetween>
    </div>
  );
}
