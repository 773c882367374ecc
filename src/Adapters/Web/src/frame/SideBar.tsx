import SideNavigation from "@cloudscape-design/components/side-navigation";
import { useLocation, useNavigate } from "react-router";
import { useLive } from "../live/context";
import { titleOf } from "../live/project";
import { usePartOf } from "../observed";
import { useTexts } from "../text/texts";

/** The rooms of a project. */
export function SideBar({ project }: { project: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const title = usePartOf(useLive().project(project), (live) => titleOf(live, project));
  const home = `/projects/${project}`;
  const rooms = [
    { text: t("project.home"), href: home },
    { text: t("buckets.title"), href: `${home}/buckets` },
    { text: t("users.title"), href: `${home}/users` },
    { text: t("access.title"), href: `${home}/access` },
    { text: t("activity.title"), href: `${home}/activity` },
    { text: t("settings.title"), href: `${home}/settings` },
  ];
  return (
    <SideNavigation
      header={{ text: title ?? project, href: home }}
      activeHref={rooms.findLast(({ href }) => pathname === href || pathname.startsWith(`${href}/`))?.href ?? home}
      items={rooms.map((room) => ({ type: "link", ...room }))}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href);
      }}
    />
  );
}
