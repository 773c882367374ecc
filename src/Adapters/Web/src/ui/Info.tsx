import Link from "@cloudscape-design/components/link";
import { explain, type Topic } from "../frame/help";
import { useTexts } from "../text/texts";

/** Beside a term: opens what it means in plain words. */
export function Info({ topic }: { topic: Topic }) {
  const { t } = useTexts();
  return (
    <Link
      variant="info"
      ariaLabel={t("help.about", { term: t(`help.${topic}.title`) })}
      onFollow={() => explain(topic)}
    >
      {t("help.info")}
    </Link>
  );
}
