import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { get } from "../../api/client";
import type { Project } from "../../api/types";
import { mayChange, useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useSignedIn } from "../../frame/SignedIn";
import { useProject } from "../../live/context";
import { useObserved } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { Lines } from "../../ui/Lines";
import { NotFound } from "../../ui/NotFound";
import { specWords } from "../../ui/specWords";
import { Status } from "../../ui/Status";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { withMessages } from "../../ui/withMessages";
import { CloseProject } from "./CloseProject";
import { Templates } from "./Templates";
import { ThisBrowser } from "./ThisBrowser";

/** What a project is told, and how one wants to see the program. */
export function Component() {
  const { project: name = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const live = useProject(name);
  const { link, turns } = useObserved(useSignedIn().connection.state);
  const [isClosing, setIsClosing] = useState(false);
  const alone = useAnswer(`${name} ${turns}`, (signal) =>
    get("/api/projects/{project}", { path: { project: name }, signal }),
  );
  usePage({ title: t("settings.title") });

  if (live.gone) return <NotFound />;
  const project = (live.things.get(`project/${name}`) as Project | undefined) ?? alone.data;
  if (!project) return alone.trouble ? <TroubleNotice trouble={alone.trouble} onRetry={alone.reload} /> : <Waiting />;
  const isChanging = mayChange(me, project);
  const isGoing = project.status === "deleting";
  const spec = project.status === "creating" ? (project.pendingSpec ?? project.spec) : project.spec;
  return (
    <div className={link === "offline" ? "stale" : undefined}>
      <SpaceBetween size="l">
        <Header variant="h1">{t("settings.title")}</Header>
        <Container
          header={
            <Header
              variant="h2"
              actions={
                isChanging && (
                  <Button disabled={isGoing} onClick={() => void navigate(`/projects/${name}/settings/edit`)}>
                    {t("page.edit")}
                  </Button>
                )
              }
            >
              {t("settings.project")}
            </Header>
          }
        >
          <KeyValuePairs
            columns={3}
            items={[
              { label: t("createProject.name"), value: name },
              {
                label: t("column.status"),
                value: (
                  <Status
                    thing={project}
                    progress={project.operation ? live.operations.get(project.operation.id) : undefined}
                  />
                ),
              },
              ...specWords("project", spec, texts).map(({ label, text }) => ({
                label,
                value: <Lines lines={text === "" ? ["–"] : text.split("\n")} />,
              })),
            ]}
          />
        </Container>
        <ThisBrowser />
        {isChanging && <Templates project={name} things={[...live.things.values()]} />}
        {me.admin && (
          <Container
            header={
              <Header
                variant="h2"
                description={t("close.hint")}
                actions={
                  <Button disabled={isGoing} onClick={() => setIsClosing(true)}>
                    {t("close.open")}
                  </Button>
                }
              >
                {t("close.heading")}
              </Header>
            }
          />
        )}
        {isClosing && (
          <CloseProject
            project={project}
            onClose={() => setIsClosing(false)}
            onAccepted={() => void navigate("/projects", withMessages)}
          />
        )}
      </SpaceBetween>
    </div>
  );
}
