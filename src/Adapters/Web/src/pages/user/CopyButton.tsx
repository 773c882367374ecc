import Button from "@cloudscape-design/components/button";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { useTexts } from "../../text/texts";

interface CopyButtonProps {
  readonly text: string;
  readonly value: string;
  readonly onCopied: () => void;
}

/** Copies a value, and tells whether it is in the clipboard. */
export function CopyButton({ text, value, onCopied }: CopyButtonProps) {
  const { t } = useTexts();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setIsCopied(true);
      onCopied();
    } catch {
      // Not over plain HTTP, or not allowed.
      setIsCopied(false);
    }
  };
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <Button iconName="copy" onClick={() => void copy()}>
        {text}
      </Button>
      <LiveRegion tagName="span">
        {isCopied !== null && (
          <StatusIndicator type={isCopied ? "success" : "error"}>
            {t(isCopied ? "trouble.copied" : "trouble.notCopied")}
          </StatusIndicator>
        )}
      </LiveRegion>
    </SpaceBetween>
  );
}
