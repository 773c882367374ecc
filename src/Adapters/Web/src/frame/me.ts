import { createContext, useContext } from "react";
import type { Me, Project } from "../api/types";

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("Nobody is signed in here.");
  return me;
}

/** Whether this person may change what is in a project. Who is taken off its managers loses that at once, who is put on them wins it at the end. */
export function mayChange(me: Me, project: Project | undefined): boolean {
  if (me.admin) return true;
  if (!project) return false;
  const isIn = (managers: readonly string[] | null | undefined) => managers?.includes(me.email) ?? false;
  return isIn(project.spec.managers) && (project.pendingSpec === null || isIn(project.pendingSpec.managers));
}
