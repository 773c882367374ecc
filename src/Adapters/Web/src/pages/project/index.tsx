import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Grid from "@cloudscape-design/components/grid";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get } from "../../api/client";
import type { Project } from "../../api/types";
import { mayChange, useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { NotFound } from "../../ui/NotFound";
import { useNow } from "../../ui/now";
import { Status } from "../../ui/Status";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { AfterLoss } from "./AfterLoss";
import { Attention } from "./Attention";
import { attentionOf } from "./attentionOf";
import { Diary } from "./Diary";
import { FirstSteps } from "./FirstSteps";
import { Protections } from "./Protections";
import { RunningNow } from "./RunningNow";

/** The project's front room: what needs somebody, what is going on, what happened last, and what protects it. */
export function Component() {
  const { project: name = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const now = useNow(60_000);
  const live = useProject(name);
  const { link, turns } = useObserved(useSignedIn().connection.state);
  const thing = live.things.get(`project/${name}`) as Project | undefined;

  // Links are in answers only; a change says when to ask again, and so do a new connection and the passing of time.
  const touched = [...live.touched].filter(([what]) => what.startsWith("handovers/")).map(([, sequence]) => sequence);
  const versions = [...live.things.values()].map((x) => x.version);
  const newest = Math.max(0, ...touched, ...versions);
  const attention = useAnswer(`${name} ${turns} ${newest} ${now}`, (signal) =>
    get("/api/projects/{project}/attention", { path: { project: name }, signal }),
  );
  const alone = useAnswer(`${name} ${turns}`, (signal) =>
    get("/api/projects/{project}", { path: { project: name }, signal }),
  );

  const shown = thing ?? alone.data;
  const title = shown?.spec.title ?? shown?.pendingSpec?.title ?? name;
  usePage({ title: shown ? title : name });

  if (live.gone) return <NotFound />;
  if (!shown) return alone.trouble ? <TroubleNotice trouble={alone.trouble} onRetry={alone.reload} /> : <Waiting />;
  const things = [...live.things.values()];
  const isChanging = mayChange(me, shown);
  return (
    <div className={link === "offline" ? "stale" : undefined}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          info={<Status thing={shown} />}
          description={t("project.where", {
            account: shown.spec.account ?? shown.pendingSpec?.account ?? "",
            region: shown.spec.region ?? shown.pendingSpec?.region ?? "",
          })}
        >
          <span className="wrap">{title}</span> {!isChanging && <Badge>{t("project.readOnly")}</Badge>}
        </Header>
        {shown.gone && shown.rebuiltAt && <AfterLoss at={shown.rebuiltAt} gone={shown.gone} />}
        {isChanging && <FirstSteps project={name} things={things} asOf={`${turns} ${newest}`} />}
        <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
          <SpaceBetween size="l">
            <Attention
              items={attentionOf(attention.data?.items ?? [], live.things)}
              isKnown={live.sequence !== null && attention.data !== undefined}
              mayChange={isChanging}
            />
            <Diary project={name} news={live.activity} turns={turns} />
          </SpaceBetween>
          <SpaceBetween size="l">
            <RunningNow operations={[...live.operations.values()]} />
            <Protections project={name} />
            <Box color="text-body-secondary" fontSize="body-s">
              {t("project.always")}
            </Box>
          </SpaceBetween>
        </Grid>
      </SpaceBetween>
    </div>
  );
}
