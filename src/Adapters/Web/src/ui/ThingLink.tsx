import type { Thing } from "../api/types";
import { useTexts } from "../text/texts";
import { To } from "./To";

/** A thing by its name, and where it has a page, the way there. */
export function ThingLink({ thing: { kind, project, name } }: { thing: Thing }) {
  const { t } = useTexts();
  const text = t(`thing.${kind}`, { name });
  return (
    <span className="wrap">
      {kind === "project" ? text : <To href={`/projects/${project}/${kind}s/${name}`}>{text}</To>}
    </span>
  );
}
