import { createContext, useContext, useEffect } from "react";
import { useObserved } from "../observed";
import type { Followed } from "./followed";
import type { Live } from "./live";
import type { ProjectLive } from "./project";
import type { ProjectsLive } from "./projects";

export const LiveContext = createContext<{ live: Live; followed: Followed } | null>(null);

function useContexts(): { live: Live; followed: Followed } {
  const value = useContext(LiveContext);
  if (!value) throw new Error("Nobody is signed in here.");
  return value;
}

export const useLive = (): Live => useContexts().live;

export const useFollowed = (): Followed => useContexts().followed;

/** A project's state, watched while the component is on screen. */
export function useProject(name: string): ProjectLive {
  const live = useLive();
  useEffect(() => live.watchProject(name), [live, name]);
  return useObserved(live.project(name));
}

/** The projects that one may see, watched while the component is on screen. */
export function useProjects(): ProjectsLive {
  const live = useLive();
  useEffect(() => live.watchProjects(), [live]);
  return useObserved(live.projects);
}
