import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { get } from "../../api/client";
import type { Activity } from "../../api/types";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { DiaryLine } from "../../ui/DiaryLine";
import { placeOf } from "../../ui/places";
import { differencesOf } from "../../ui/specWords";
import { To } from "../../ui/To";
import { Multiline } from "../../ui/Lines";
import { RowsOrCards } from "../../ui/RowsOrCards";

/** A line of the diary, which can be opened. */
export function Line({ project, line }: { project: string; line: Activity }) {
  const texts = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className="with-icon">
      <Button
        variant="icon"
        iconName={isOpen ? "angle-down" : "angle-right"}
        ariaExpanded={isOpen}
        ariaLabel={texts.t("activity.details", { what: texts.say(line.sentence) })}
        onClick={() => setIsOpen(!isOpen)}
      />
      <div className="grows">
        <DiaryLine line={line} only="time" />
        {isOpen && <Details project={project} line={line} />}
      </div>
    </li>
  );
}

/** Before and after, why it ended so, and under which names it is known. */
function Details({ project, line }: { project: string; line: Activity }) {
  const texts = useTexts();
  const { t } = texts;
  const { operationId, result, revision } = line;
  const isBroken = result !== null && result !== "succeeded";
  const operation = useAnswer(operationId !== null && isBroken ? operationId : null, (signal) =>
    get("/api/projects/{project}/operations/{operation}", { path: { project, operation: operationId ?? "" }, signal }),
  );
  const reason = operation.data?.reason;
  const differences = differencesOf(line.kind, line.before, line.after, texts);
  return (
    <Box padding={{ vertical: "s" }}>
      <SpaceBetween size="s">
        {reason && <span className="wrap">{texts.say(reason)}</span>}
        {differences.length > 0 && (
          <RowsOrCards
            variant="embedded"
            label={t("activity.differences", { what: texts.say(line.sentence) })}
            items={differences}
            nameOf={({ label }) => label}
            columns={[
              { id: "label", header: t("conflict.what"), cell: (d) => d.label },
              { id: "before", header: t("conflict.before"), cell: (d) => <Multiline text={d.before} /> },
              { id: "after", header: t("activity.after"), cell: (d) => <Multiline text={d.after} /> },
            ]}
          />
        )}
        <Box fontSize="body-s" color="text-body-secondary">
          <span className="wrap">
            <To href={placeOf({ kind: line.kind, project, name: line.name })} fontSize="body-s">
              {t(`thing.${line.kind}`, { name: line.name })}
            </To>
            {revision !== null && ` · ${t("activity.revision", { revision })}`}
            {operationId !== null && ` · ${t("activity.operation", { id: operationId })}`}
          </span>
        </Box>
      </SpaceBetween>
    </Box>
  );
}
