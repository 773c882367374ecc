import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useRef } from "react";
import type { Preview } from "../api/types";
import { useTexts } from "../text/texts";
import { ForEngineers } from "./ForEngineers";
import { Warnings, WhatFollows } from "./WhatFollows";

interface ReviewProps {
  readonly title: string;
  readonly preview: Preview;
  readonly submitText: string;
  readonly isBusy: boolean;
  /** It was asked for, and no answer came. */
  readonly isUnanswered: boolean;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
}

/** What a change would do, before it is asked for: warnings, sentences, and the template's difference for who reads such things. */
export function Review({ title, preview, submitText, isBusy, isUnanswered, onBack, onSubmit }: ReviewProps) {
  const { t } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const isNothing = preview.summary.length === 0;
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="quiet-focus">
      <SpaceBetween size="l">
        <Header variant="h1" description={!isUnanswered && t("review.hint")}>
          {t("review.title", { title })}
        </Header>
        <LiveRegion>{isUnanswered && <Alert type="error">{t("review.unanswered")}</Alert>}</LiveRegion>
        {preview.warnings.length > 0 && <Warnings of={preview} />}
        <Container header={<Header variant="h2">{t("review.what")}</Header>}>
          <SpaceBetween size="m">
            {isNothing ? t("review.nothing") : <WhatFollows of={preview} />}
            {preview.templateDiff !== "" && <ForEngineers diff={preview.templateDiff} />}
          </SpaceBetween>
        </Container>
        <div className="ends">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onBack}>
              {t("review.back")}
            </Button>
            <Button variant="primary" loading={isBusy} disabled={isNothing} onClick={onSubmit}>
              {isUnanswered ? t("trouble.retry") : submitText}
            </Button>
          </SpaceBetween>
        </div>
      </SpaceBetween>
    </div>
  );
}
