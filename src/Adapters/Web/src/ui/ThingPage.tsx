import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import type { Thing } from "../api/types";
import { useSignedIn } from "../frame/SignedIn";
import type { ProjectLive } from "../live/project";
import { useObserved } from "../observed";
import { useTexts } from "../text/texts";
import { called } from "./called";
import { OutsideChange } from "./OutsideChange";
import { red } from "./red";
import { Status } from "./Status";

interface ThingPageProps {
  readonly thing: Thing;
  readonly live: ProjectLive;
  readonly mayChange: boolean;
  /** Beside the name, for those who may change the thing. */
  readonly actions: readonly {
    readonly text: string;
    readonly isOff?: boolean;
    /** Said where it is off and that needs a reason. */
    readonly offBecause?: string;
    readonly isDangerous?: boolean;
    readonly onClick: () => void;
  }[];
  /** Between the head and the tabs. */
  readonly children?: ReactNode;
  /** The one that is open stands in the address, the first one by nothing. */
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly content: ReactNode }[];
}

/** The page of a thing: its name and state, what somebody should know about that, and the rest in tabs. */
export function ThingPage({ thing, live, mayChange, actions, children, tabs }: ThingPageProps) {
  const texts = useTexts();
  const { t } = texts;
  const [params, setParams] = useSearchParams();
  const { link } = useObserved(useSignedIn().connection.state);
  const [isOutsideShown, setIsOutsideShown] = useState(false);
  const first = tabs[0]?.id ?? "";
  const tab = params.get("tab");
  return (
    <div className={link === "offline" ? "stale" : undefined}>
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description={called(thing) === thing.name ? undefined : <span className="wrap">{thing.name}</span>}
          info={
            <Status thing={thing} progress={thing.operation ? live.operations.get(thing.operation.id) : undefined} />
          }
          actions={
            mayChange && (
              <SpaceBetween direction="horizontal" size="xs">
                {actions.map(
                  ({ text, isOff = thing.status === "deleting", offBecause, isDangerous = false, onClick }) => (
                    <Button
                      key={text}
                      disabled={isOff}
                      {...(offBecause && { disabledReason: offBecause })}
                      onClick={onClick}
                      {...(isDangerous && { style: red })}
                    >
                      {text}
                    </Button>
                  ),
                )}
              </SpaceBetween>
            )
          }
        >
          <span className="wrap">{called(thing)}</span>
        </Header>
        {(thing.statusReason ?? thing.nextStep) && (
          <Alert
            type={thing.status === "failed" || thing.failed ? "error" : "warning"}
            action={
              thing.drift === "changedOutside" && (
                <Button onClick={() => setIsOutsideShown(true)}>{t("outside.look")}</Button>
              )
            }
          >
            {[thing.statusReason, thing.nextStep].flatMap((s) => (s ? [texts.say(s)] : [])).join(" ")}
          </Alert>
        )}
        {children}
        <Tabs
          activeTabId={tabs.some(({ id }) => id === tab) ? (tab ?? first) : first}
          onChange={({ detail }) =>
            setParams(detail.activeTabId === first ? {} : { tab: detail.activeTabId }, { replace: true })
          }
          tabs={tabs}
        />
        {isOutsideShown && (
          <OutsideChange thing={thing} mayChange={mayChange} onClose={() => setIsOutsideShown(false)} />
        )}
      </SpaceBetween>
    </div>
  );
}
