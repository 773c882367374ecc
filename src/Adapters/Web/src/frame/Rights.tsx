import Alert from "@cloudscape-design/components/alert";
import { Outlet, useParams } from "react-router";
import type { Project } from "../api/types";
import { useProject } from "../live/context";
import { useTexts } from "../text/texts";
import { To } from "../ui/To";
import { mayChange, useMe } from "./me";
import { usePage } from "./page";

/** Around forms that change a project. Whoever may not hears it before the first entry, and at once when the right is lost. */
export function ForManagers() {
  const { t } = useTexts();
  const me = useMe();
  const { project = "" } = useParams();
  const known = useProject(project).things.get(`project/${project}`) as Project | undefined;
  const isViewer = !me.admin && me.projects.some(({ name, role }) => name === project && role === "viewer");
  if (known ? mayChange(me, known) : !isViewer) return <Outlet />;
  const managers = (known?.spec.managers ?? []).join(", ");
  return (
    <Forbidden
      text={managers ? t("forbidden.managers", { managers }) : t("forbidden.ask")}
      way={<To href={`/projects/${project}`}>{t("forbidden.project")}</To>}
    />
  );
}

/** Around forms of admins. */
export function ForAdmins() {
  const { t } = useTexts();
  if (useMe().admin) return <Outlet />;
  return <Forbidden text={t("forbidden.admins")} way={<To href="/projects">{t("notFound.projects")}</To>} />;
}

function Forbidden({ text, way }: { text: string; way: React.ReactNode }) {
  const { t } = useTexts();
  usePage({ title: t("forbidden.title"), contentType: "form" });
  return (
    <Alert type="warning" header={<h1 className="plain">{t("forbidden.title")}</h1>} action={way}>
      {text}
    </Alert>
  );
}
