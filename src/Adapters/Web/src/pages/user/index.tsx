import Container from "@cloudscape-design/components/container";
import { useParams } from "react-router";
import { get } from "../../api/client";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { DiaryLines } from "../../ui/DiaryLines";
import { useThing } from "../../ui/thing";
import { ThingPage } from "../../ui/ThingPage";
import { Access } from "./Access";
import { Handovers } from "./Handovers";
import { newestOf } from "./newestOf";
import { UserFacts } from "./UserFacts";

/** One user: who that is, what it may do, its keys and links, and what happened to it. */
export function Component() {
  const { project = "", user: name = "" } = useParams();
  const { t } = useTexts();
  const {
    thing: user,
    instead,
    live,
    mayChange,
    turns,
  } = useThing("user", project, name, (signal) =>
    get("/api/projects/{project}/users/{user}", { path: { project, user: name }, signal }),
  );
  usePage({ title: name });
  if (!user) return instead;

  return (
    <ThingPage
      thing={user}
      live={live}
      mayChange={mayChange}
      description={newestOf(user).company ?? undefined}
      actions={[]}
      tabs={[
        { id: "access", label: t("user.access"), content: <Access user={user} /> },
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
      <Container>
        <UserFacts user={user} />
      </Container>
    </ThingPage>
  );
}
