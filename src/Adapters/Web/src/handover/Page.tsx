import { type ReactNode, useEffect, useRef, useState } from "react";
import { get } from "../api/client";
import { Refused, type Trouble } from "../api/trouble";
import type { Claimed, Invitation } from "../api/types";
import { useTexts } from "../text/texts";
import { useAnswer } from "../ui/answer";
import { ClaimForm } from "./ClaimForm";
import { KeyGiven } from "./KeyGiven";
import { hasTried } from "./requestKey";
import { SshKeyGiven } from "./SshKeyGiven";

/**
 * The page of a link's holder: the invitation, then the credentials; or why there are none. Looking changes nothing.
 * @param props.languages Stands beside the organisation's name.
 */
export function Page({ token, languages }: { token: string; languages: ReactNode }) {
  const { data, trouble, reload } = useAnswer(token, (signal) =>
    get("/api/handovers/{token}", { path: { token }, signal }),
  );
  return (
    <>
      <header>
        <div>
          {data && <Sender invitation={data} />}
          {languages}
        </div>
      </header>
      <main>
        {data ? (
          <Invited token={token} invitation={data} onGone={reload} />
        ) : (
          <section className="card">
            {trouble ? <NoInvitation trouble={trouble} onRetry={reload} /> : <Loading />}
          </section>
        )}
      </main>
      {data && <Questions from={data.from} />}
    </>
  );
}

function Sender({ invitation: { organisation, logo } }: { invitation: Invitation }) {
  return (
    <p className="sender">
      {logo !== null && <img src={logo} alt="" />}
      {organisation}
    </p>
  );
}

function Questions({ from }: { from: string }) {
  const { t } = useTexts();
  return (
    <footer>
      <p>
        {t("claim.questions")} <a href={`mailto:${from}`}>{from}</a>
      </p>
      <p>{t("claim.never")}</p>
    </footer>
  );
}

interface InvitedProps {
  readonly token: string;
  readonly invitation: Invitation;
  readonly onGone: () => void;
}

function Invited({ token, invitation, onGone }: InvitedProps) {
  const [claimed, setClaimed] = useState<Claimed>();
  if (claimed)
    return "secretAccessKey" in claimed ? (
      <KeyGiven given={claimed} invitation={invitation} />
    ) : (
      <SshKeyGiven taken={claimed} invitation={invitation} />
    );

  // An answer that was lost on its way, or a page that was loaded again: whoever was let in a moment ago is let in once more.
  const isOpen = invitation.state === "open" || (invitation.state === "claimed" && hasTried(token));
  return (
    <section className="card">
      {isOpen ? (
        <ClaimForm token={token} invitation={invitation} onClaimed={setClaimed} onGone={onGone} />
      ) : (
        <Gone invitation={invitation} />
      )}
    </section>
  );
}

/** The page's heading, which is gone to when it changes. */
export function Title({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = children;
    heading.current?.focus();
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

function Loading() {
  const { t } = useTexts();
  return <p className="late">{t("loading")}</p>;
}

function NoInvitation({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  if (trouble instanceof Refused && trouble.status === 404)
    return (
      <>
        <Title>{t("claim.unknown")}</Title>
        <p>{t("claim.unknownText")}</p>
      </>
    );
  return (
    <>
      <p role="alert" className="notice bad">
        {texts.trouble(trouble)}
      </p>
      <button type="button" onClick={onRetry}>
        {t("trouble.retry")}
      </button>
    </>
  );
}

function Gone({ invitation }: { invitation: Invitation }) {
  const { t } = useTexts();
  return (
    <>
      <Title>{t("claim.gone")}</Title>
      <p>
        <WhyGone {...invitation} />
      </p>
    </>
  );
}

function WhyGone({ state, from, claimedAt, expiresAt }: Invitation) {
  const { t, dateAndTime } = useTexts();
  switch (state) {
    case "expired":
      return t("claim.expired", { at: dateAndTime(expiresAt), from });
    case "locked":
      return t("claim.locked", { from });
    case "claimed":
      return claimedAt ? t("claim.claimed", { at: dateAndTime(claimedAt), from }) : t("claim.claiming");
    default:
      return t("claim.withdrawn", { from });
  }
}
