import SideNavigation from "@cloudscape-design/components/side-navigation";
import { useLocation, useNavigate } from "react-router";
import { useLive } from "../live/context";
import { useObserved } from "../observed";
import { useTexts } from "../text/texts";

/** The rooms of a project. */
export function SideBar({ project }: { project: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const thing = useObserved(useLive().project(project)).things.get(`project/${project}`);
  const home = `/projects/${project}`;
  const title = thing?.kind === "project" ? thing.spec.title : null;
  const buckets = `${home}/buckets`;
  const rooms = [home, buckets];
  return (
    <SideNavigation
      header={{ text: title ?? project, href: home }}
      activeHref={rooms.findLast((room) => pathname === room || pathname.startsWith(`${room}/`)) ?? home}
      items={[
        { type: "link", text: t("project.home"), href: home },
        { type: "link", text: t("buckets.title"), href: buckets },
      ]}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href);
      }}
    />
  );
}
