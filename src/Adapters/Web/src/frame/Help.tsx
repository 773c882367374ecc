import HelpPanel from "@cloudscape-design/components/help-panel";
import { useTexts } from "../text/texts";
import type { Topic } from "./help";

/** A term in plain words. */
export function Help({ topic }: { topic: Topic }) {
  const { t } = useTexts();
  return <HelpPanel header={<h2>{t(`help.${topic}.title`)}</h2>}>{t(`help.${topic}`)}</HelpPanel>;
}
