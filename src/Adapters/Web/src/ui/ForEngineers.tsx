import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTexts } from "../text/texts";

/** The difference between two templates, line by line. Its signs stand beside the colours. */
export function ForEngineers({ diff, isOpen = false }: { diff: string; isOpen?: boolean }) {
  const { t } = useTexts();
  return (
    <ExpandableSection headerText={t("engineers.title")} defaultExpanded={isOpen}>
      <SpaceBetween size="xs">
        <CopyToClipboard
          copyButtonText={t("engineers.copy")}
          copySuccessText={t("trouble.copied")}
          copyErrorText={t("trouble.notCopied")}
          textToCopy={diff}
        />
        {/* Can be scrolled, so it can be reached. */}
        <pre className="diff" tabIndex={0} aria-label={t("engineers.difference")}>
          {diff
            .trimEnd()
            .split("\n")
            .map((line, index) => (
              <span key={index} className={kindOf(line)}>
                {line}
                {"\n"}
              </span>
            ))}
        </pre>
      </SpaceBetween>
    </ExpandableSection>
  );
}

function kindOf(line: string): string | undefined {
  if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) return "diff-head";
  return line.startsWith("+") ? "diff-added" : line.startsWith("-") ? "diff-removed" : undefined;
}
