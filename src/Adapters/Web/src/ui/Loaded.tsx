import type { ReactNode } from "react";
import { Refused } from "../api/trouble";
import type { Answer } from "./answer";
import { NotFound } from "./NotFound";
import { TroubleNotice } from "./TroubleNotice";
import { Waiting } from "./Waiting";

/** What was asked for, once it is there; until then that it is waited for, or why it does not come. */
export function Loaded<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ReactNode }) {
  const { data, trouble, reload } = answer;
  if (data !== undefined) return children(data);
  if (trouble instanceof Refused && trouble.status === 404) return <NotFound />;
  return trouble ? <TroubleNotice trouble={trouble} onRetry={reload} /> : <Waiting />;
}
