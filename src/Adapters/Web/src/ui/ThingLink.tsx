import Box from "@cloudscape-design/components/box";
import type { Thing } from "../api/types";
import { useTexts } from "../text/texts";
import { called } from "./called";
import { placeOf } from "./places";
import { To } from "./To";

/** A thing by what people call it, and where it has a page of its own beside this one, the way there. */
export function ThingLink({ thing }: { thing: Thing }) {
  const { t } = useTexts();
  const text = t(`thing.${thing.kind}`, { name: called(thing) });
  return (
    <span className="wrap">
      {thing.kind === "project" ? text : <To href={placeOf(thing)}>{text}</To>}
      {thing.kind === "user" && called(thing) !== thing.name && (
        <Box variant="small" display="inline">
          {` ${thing.name}`}
        </Box>
      )}
    </span>
  );
}
