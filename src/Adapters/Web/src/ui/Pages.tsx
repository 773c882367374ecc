import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTexts } from "../text/texts";
import type { Paging } from "./listing";

/** To the page before and the one after. */
export function Pages({ paging: { next, previous } }: { paging: Paging }) {
  const { t } = useTexts();
  if (!next && !previous) return null;
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <Button iconName="angle-left" ariaLabel={t("list.previous")} disabled={!previous} onClick={() => previous?.()} />
      <Button iconName="angle-right" iconAlign="right" disabled={!next} onClick={() => next?.()}>
        {t("list.next")}
      </Button>
    </SpaceBetween>
  );
}
