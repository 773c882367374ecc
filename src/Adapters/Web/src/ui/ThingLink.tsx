import type { Thing } from "../api/types";
import { useTexts } from "../text/texts";
import { placeOf } from "./places";
import { To } from "./To";

/** A thing by its name, and where it has a page of its own beside this one, the way there. */
export function ThingLink({ thing }: { thing: Thing }) {
  const { t } = useTexts();
  const text = t(`thing.${thing.kind}`, { name: thing.name });
  return <span className="wrap">{thing.kind === "project" ? text : <To href={placeOf(thing)}>{text}</To>}</span>;
}
