import Container from "@cloudscape-design/components/container";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { get } from "../../api/client";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { DiaryLines } from "../../ui/DiaryLines";
import { useAnswer } from "../../ui/answer";
import { called } from "../../ui/called";
import { useThing } from "../../ui/thing";
import { ThingPage } from "../../ui/ThingPage";
import { withMessages } from "../../ui/withMessages";
import { Access } from "./Access";
import { DeleteUser } from "./DeleteUser";
import { EndedNotice } from "./EndedNotice";
import { ExtendUser } from "./ExtendUser";
import { Handovers } from "./Handovers";
import { Keys } from "./Keys";
import { StopEverything } from "./StopEverything";
import { StoppedNotice } from "./StoppedNotice";
import { UserFacts } from "./UserFacts";

/** One user: who that is, what it may do, its keys and links, and what happened to it. */
export function Component() {
  const { project = "", user: name = "" } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [dialog, setDialog] = useState<"extend" | "delete" | "stop" | null>(null);
  const {
    thing: user,
    instead,
    live,
    mayChange,
    turns,
  } = useThing("user", project, name, (signal) =>
    get("/api/projects/{project}/users/{user}", { path: { project, user: name }, signal }),
  );
  usePage({ title: user ? called(user) : name });
  // A stop that failed can be asked for again, and so can one that left a key on.
  const isStopped = user?.stopped != null && user.failed === null;
  const touched = live.touched.get(`keys/${name}`) ?? 0;
  const keys = useAnswer(isStopped ? `${project}/${name} ${turns} ${touched} ${user.version}` : null, (signal) =>
    get("/api/projects/{project}/users/{user}/keys", { path: { project, user: name }, signal }),
  );
  const isAllStopped = isStopped && !keys.trouble && !keys.data?.items.some((key) => key.state === "active");
  if (!user) return instead;

  // Lists lead here with "?extend", so that one click more does.
  const isExtended = params.has("extend") && mayChange && user.stopped === null && user.status !== "deleting";
  const closeExtend = () => {
    setDialog(null);
    const rest = new URLSearchParams(params);
    rest.delete("extend");
    if (params.has("extend")) setParams(rest, { replace: true });
  };
  const here = `/projects/${project}/users/${name}`;
  return (
    <ThingPage
      thing={user}
      live={live}
      mayChange={mayChange}
      actions={[
        {
          text: t("page.edit"),
          isOff: user.stopped !== null || user.status === "deleting",
          onClick: () => void navigate(`${here}/edit`),
        },
        { text: t("page.delete"), onClick: () => setDialog("delete") },
        // Works whatever the user is going through, until it is stopped.
        {
          text: t("stop.stop"),
          isOff: isAllStopped,
          ...(isAllStopped && { offBecause: t("stop.already") }),
          isDangerous: true,
          onClick: () => setDialog("stop"),
        },
      ]}
      tabs={[
        { id: "access", label: t("user.access"), content: <Access user={user} mayChange={mayChange} /> },
        {
          id: "keys",
          label: t("user.keys"),
          content: <Keys user={user} live={live} mayChange={mayChange} turns={turns} />,
        },
        {
          id: "handovers",
          label: t("user.handovers"),
          content: <Handovers project={project} user={user} mayChange={mayChange} turns={turns} />,
        },
        {
          id: "activity",
          label: t("page.activity"),
          content: (
            <Container>
              <DiaryLines project={project} news={live.activity} turns={turns} of={{ kind: "user", name }} count={50} />
            </Container>
          ),
        },
      ]}
    >
      <StoppedNotice user={user} mayChange={mayChange} />
      <EndedNotice
        user={user}
        mayChange={mayChange}
        onExtend={() => setDialog("extend")}
        onRemove={() => setDialog("delete")}
      />
      <Container>
        <UserFacts user={user} />
      </Container>
      {dialog === "stop" && <StopEverything user={user} live={live} onClose={() => setDialog(null)} />}
      {(dialog === "extend" || isExtended) && <ExtendUser user={user} onClose={closeExtend} />}
      {dialog === "delete" && (
        <DeleteUser
          user={user}
          onClose={() => setDialog(null)}
          onAccepted={() => void navigate(`/projects/${project}/users`, withMessages)}
        />
      )}
    </ThingPage>
  );
}
