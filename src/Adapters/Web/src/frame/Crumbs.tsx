import BreadcrumbGroup from "@cloudscape-design/components/breadcrumb-group";
import { useEffect } from "react";
import { useMatches, useNavigate } from "react-router";
import { useLive } from "../live/context";
import { titleOf } from "../live/project";
import { usePartOf } from "../observed";
import type { Crumb } from "../routes";
import { useTexts } from "../text/texts";
import { called } from "../ui/called";

export interface CrumbShown {
  readonly text: string;
  readonly href: string;
}

/** Where one is, from the projects down. */
export function useCrumbs(): readonly CrumbShown[] {
  const { t } = useTexts();
  const matches = useMatches();
  const { project, user } = matches.at(-1)?.params ?? {};
  const items: CrumbShown[] = [];
  if (project !== undefined) items.push({ text: t("projects.title"), href: "/projects" });
  for (const { handle, params, pathname } of matches) {
    const crumb = handle as Crumb | undefined;
    if (crumb && "text" in crumb) items.push({ text: t(crumb.text as "projects.title"), href: pathname });
    else if (crumb) items.push({ text: params[crumb.place] ?? "", href: pathname });
  }
  const titles = [useTitle(project), useCompany(project, user)] as const;
  return items.map((item) => {
    const title =
      item.href === `/projects/${project}`
        ? titles[0]
        : item.href === `/projects/${project}/users/${user}`
          ? titles[1]
          : null;
    return title ? { ...item, text: title } : item;
  });
}

export function Crumbs({ items }: { items: readonly CrumbShown[] }) {
  const navigate = useNavigate();
  return (
    <BreadcrumbGroup
      items={items}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href);
      }}
    />
  );
}

function useCompany(project: string | undefined, user: string | undefined): string | null {
  return usePartOf(useLive().project(project ?? ""), ({ things }) => {
    const thing = things.get(`user/${user ?? ""}`);
    return thing ? called(thing) : null;
  });
}

function useTitle(project: string | undefined): string | undefined {
  const all = useLive();
  // Its title stands in the frame on every page of it, whether the page watches it or not.
  useEffect(() => (project === undefined ? undefined : all.watchProject(project)), [all, project]);
  return usePartOf(all.project(project ?? ""), (live) => titleOf(live, project ?? ""));
}
