import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useTexts } from "../../text/texts";
import { To } from "../../ui/To";
import { GivenLines } from "./Cell";
import type { Given } from "./matrix";

export interface AccessGroup {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  readonly hint?: string;
  readonly href: string;
  readonly given: readonly Given[];
}

const step = 50;

/** The matrix where it has no room: a list, of the users or of the buckets. */
export function AccessList({ groups, nameOf }: { groups: readonly AccessGroup[]; nameOf: (given: Given) => string }) {
  const { t } = useTexts();
  const [count, setCount] = useState(step);
  return (
    <>
      <ul className="plain-list">
        {groups.slice(0, count).map(({ name, label, hint, href, given }) => (
          <li key={name} className="wrap">
            <Box variant="h3">
              <To href={href}>{label}</To>
            </Box>
            {hint && <Box color="text-body-secondary">{hint}</Box>}
            <GivenLines given={given} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      {groups.length > count && (
        <Box textAlign="center" padding="m">
          <Button onClick={() => setCount(count + step)}>{t("list.more")}</Button>
        </Box>
      )}
    </>
  );
}
