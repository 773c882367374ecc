import { useEffect, useRef, useState } from "react";
import { get } from "../api/client";
import { Refused, type Trouble } from "../api/trouble";
import type { Claimed, Invitation } from "../api/types";
import { useTexts } from "../text/texts";
import { useAnswer } from "../ui/answer";
import { ClaimForm } from "./ClaimForm";
import { KeyGiven } from "./KeyGiven";
import { hasTried } from "./requestKey";
import { SshKeyGiven } from "./SshKeyGiven";

/** What the holder of a link sees: the invitation, then what it gives; or why it gives nothing. Looking changes nothing. */
export function Page({ token }: { token: string }) {
  const { data, trouble, reload } = useAnswer(token, (signal) =>
    get("/api/handovers/{token}", { path: { token }, signal }),
  );
  const [claimed, setClaimed] = useState<Claimed>();

  if (!data) return trouble ? <NoInvitation trouble={trouble} onRetry={reload} /> : <Loading />;
  if (claimed)
    return "secretAccessKey" in claimed ? (
      <KeyGiven given={claimed} invitation={data} />
    ) : (
      <SshKeyGiven taken={claimed} />
    );

  // An answer that was lost on its way, or a page that was loaded again: whoever was let in a moment ago is let in once more.
  const isOpen = data.state === "open" || (data.state === "claimed" && hasTried(token));
  return isOpen ? (
    <ClaimForm token={token} invitation={data} onClaimed={setClaimed} onGone={reload} />
  ) : (
    <Gone invitation={data} />
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
