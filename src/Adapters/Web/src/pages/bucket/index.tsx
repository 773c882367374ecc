import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import Tabs from "@cloudscape-design/components/tabs";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { get } from "../../api/client";
import { Refused } from "../../api/trouble";
import type { Bucket, Project } from "../../api/types";
import { mayChange, useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { DiaryLines } from "../../ui/DiaryLines";
import { NotFound } from "../../ui/NotFound";
import { OutsideChange } from "../../ui/OutsideChange";
import { Status } from "../../ui/Status";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { type Access, accessByBucket } from "../buckets/whoHasAccess";
import { BucketFacts } from "./BucketFacts";
import { DeleteBucket } from "./DeleteBucket";
import { Template } from "./Template";

const tabs = ["overview", "access", "activity", "template"];

/** One bucket: what it is, who has access, what happened to it, and its template for who reads such things. */
export function Component() {
  const { project = "", bucket: name = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const live = useProject(project);
  const { link, turns } = useObserved(useSignedIn().connection.state);
  const [dialog, setDialog] = useState<"delete" | "outside" | null>(null);
  const alone = useAnswer(`${project}/${name} ${turns}`, (signal) =>
    get("/api/projects/{project}/buckets/{bucket}", { path: { project, bucket: name }, signal }),
  );
  usePage({ title: name });

  const told = live.things.get(`bucket/${name}`) as Bucket | undefined;
  const bucket =
    told ?? (live.sequence === null || (alone.data?.version ?? 0) > live.sequence ? alone.data : undefined);
  if (!bucket) {
    if (live.gone || live.sequence !== null || (alone.trouble instanceof Refused && alone.trouble.status === 404))
      return <NotFound />;
    return alone.trouble ? <TroubleNotice trouble={alone.trouble} onRetry={alone.reload} /> : <Waiting />;
  }

  const access = accessByBucket(live.things.values()).get(name) ?? [];
  const isChanging = mayChange(me, live.things.get(`project/${project}`) as Project | undefined);
  const isGoing = bucket.status === "deleting";
  const tab = params.get("tab") ?? "overview";
  return (
    <div className={link === "offline" ? "stale" : undefined}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          info={
            <Status thing={bucket} progress={bucket.operation ? live.operations.get(bucket.operation.id) : undefined} />
          }
          actions={
            isChanging && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={isGoing} onClick={() => void navigate(`/projects/${project}/buckets/${name}/edit`)}>
                  {t("bucket.edit")}
                </Button>
                <Button disabled={isGoing} onClick={() => setDialog("delete")}>
                  {t("bucket.delete")}
                </Button>
              </SpaceBetween>
            )
          }
        >
          <span className="wrap">{name}</span>
        </Header>
        {(bucket.statusReason ?? bucket.nextStep) && (
          <Alert
            type={bucket.status === "failed" || bucket.failed ? "error" : "warning"}
            action={
              bucket.drift === "changedOutside" && (
                <Button onClick={() => setDialog("outside")}>{t("outside.look")}</Button>
              )
            }
          >
            {[bucket.statusReason, bucket.nextStep].flatMap((s) => (s ? [texts.say(s)] : [])).join(" ")}
          </Alert>
        )}
        <Tabs
          activeTabId={tabs.includes(tab) ? tab : "overview"}
          onChange={({ detail }) =>
            setParams(detail.activeTabId === "overview" ? {} : { tab: detail.activeTabId }, { replace: true })
          }
          tabs={[
            {
              id: "overview",
              label: t("project.home"),
              content: (
                <Container>
                  <BucketFacts bucket={bucket} access={access} />
                </Container>
              ),
            },
            { id: "access", label: t("buckets.column.access"), content: <WhoHasAccess access={access} /> },
            {
              id: "activity",
              label: t("bucket.activity"),
              content: (
                <Container>
                  <DiaryLines
                    project={project}
                    news={live.activity}
                    turns={turns}
                    of={{ kind: "bucket", name }}
                    count={50}
                  />
                </Container>
              ),
            },
            { id: "template", label: t("bucket.template"), content: <Template bucket={bucket} /> },
          ]}
        />
        {dialog === "delete" && (
          <DeleteBucket
            bucket={bucket}
            onClose={() => setDialog(null)}
            onAccepted={() => void navigate(`/projects/${project}/buckets`)}
          />
        )}
        {dialog === "outside" && (
          <OutsideChange thing={bucket} mayChange={isChanging} onClose={() => setDialog(null)} />
        )}
      </SpaceBetween>
    </div>
  );
}

function WhoHasAccess({ access }: { access: readonly Access[] }) {
  const { t } = useTexts();
  return (
    <Table
      variant="container"
      items={[...access].sort((a, b) => a.user.name.localeCompare(b.user.name) || a.prefix.localeCompare(b.prefix))}
      trackBy={({ user, prefix, can }) => `${user.name} ${prefix} ${can}`}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: t("buckets.column.access") }}
      empty={
        <Box textAlign="center" padding="m">
          {t("bucket.nobody")}
        </Box>
      }
      columnDefinitions={[
        {
          id: "user",
          header: t("bucket.column.user"),
          isRowHeader: true,
          cell: ({ user }) => (
            <span className="wrap">
              {user.spec.company}
              <Box fontSize="body-s" color="text-body-secondary">
                {user.name}
              </Box>
            </span>
          ),
        },
        { id: "can", header: t("bucket.column.may"), cell: ({ can }) => t(`grant.${can}`) },
        {
          id: "folder",
          header: t("bucket.column.folder"),
          cell: ({ prefix }) => <span className="wrap">{prefix === "" ? t("grant.wholeBucket") : prefix}</span>,
        },
      ]}
    />
  );
}
