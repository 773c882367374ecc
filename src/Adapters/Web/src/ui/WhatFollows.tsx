import Alert from "@cloudscape-design/components/alert";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { Preview } from "../api/types";
import { useTexts } from "../text/texts";

/** What is to be known before a change is asked for. */
export function Warnings({ of }: { of: Preview }) {
  const { say } = useTexts();
  return (
    <SpaceBetween size="s">
      {of.warnings.map((warning) => (
        <Alert key={warning.code + warning.text} type="warning">
          {say(warning)}
        </Alert>
      ))}
    </SpaceBetween>
  );
}

/** What a change would do. */
export function WhatFollows({ of }: { of: Preview }) {
  const { say } = useTexts();
  return (
    <ul className="sentences">
      {of.summary.map((sentence) => (
        <li key={sentence.code + sentence.text}>{say(sentence)}</li>
      ))}
    </ul>
  );
}
