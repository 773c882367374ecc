import type { Thing } from "../api/types";
import { useTexts } from "../text/texts";

/** A thing by its name, and where it has a page, the way there. */
export function ThingLink({ thing }: { thing: Thing }) {
  const { t } = useTexts();
  return <span className="wrap">{t(`thing.${thing.kind}`, { name: thing.name })}</span>;
}
