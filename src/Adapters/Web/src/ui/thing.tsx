import type { ReactNode } from "react";
import { Refused } from "../api/trouble";
import type { Project, ThingKind, ThingOf } from "../api/types";
import { mayChange, useMe } from "../frame/me";
import { useSignedIn } from "../frame/SignedIn";
import { useProject } from "../live/context";
import type { ProjectLive } from "../live/project";
import { useObserved } from "../observed";
import { useAnswer } from "./answer";
import { NotFound } from "./NotFound";
import { TroubleNotice } from "./TroubleNotice";
import { Waiting } from "./Waiting";

export interface ThingNow<K extends ThingKind> {
  readonly thing: ThingOf<K> | undefined;
  /** What its page shows where there is no thing. */
  readonly instead: ReactNode;
  readonly live: ProjectLive;
  readonly mayChange: boolean;
  /** How often the connection became live: after a break it may have missed something. */
  readonly turns: number;
}

/**
 * One thing as it is now: as it was told, and before that as it was asked for.
 * @param ask Asks for it by REST.
 */
export function useThing<K extends ThingKind>(
  kind: K,
  project: string,
  name: string,
  ask: (signal: AbortSignal) => Promise<ThingOf<K>>,
): ThingNow<K> {
  const me = useMe();
  const live = useProject(project);
  const { turns } = useObserved(useSignedIn().connection.state);
  const { data, trouble, isLoading, reload } = useAnswer(`${kind} ${project}/${name} ${turns}`, ask);

  const told = live.things.get(`${kind}/${name}`) as ThingOf<K> | undefined;
  const thing = told ?? (live.sequence === null || (data?.version ?? 0) > live.sequence ? data : undefined);
  // One that was created a moment ago may be in the answer first.
  const isMissing =
    live.gone || (live.sequence !== null && !isLoading) || (trouble instanceof Refused && trouble.status === 404);
  return {
    thing,
    instead: isMissing ? <NotFound /> : trouble ? <TroubleNotice trouble={trouble} onRetry={reload} /> : <Waiting />,
    live,
    mayChange: mayChange(me, live.things.get(`project/${project}`) as Project | undefined),
    turns,
  };
}
