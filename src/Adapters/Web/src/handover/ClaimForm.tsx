import { type SubmitEvent, useRef, useState } from "react";
import { settle } from "../api/client";
import { Refused, Trouble, Unreachable } from "../api/trouble";
import type { Claimed, Invitation } from "../api/types";
import { readPublicKey } from "../sshKey";
import { useTexts } from "../text/texts";
import { Title } from "./Page";
import { forget, requestKeyOf } from "./requestKey";
import { SshKeyField } from "./SshKeyField";

interface Props {
  readonly token: string;
  readonly invitation: Invitation;
  readonly onClaimed: (claimed: Claimed) => void;
  /** The link cannot be claimed any more. */
  readonly onGone: () => void;
}

/** Who invites, and the passcode; where the link asks for one, the public key, too. */
export function ClaimForm({ token, invitation, onClaimed, onGone }: Props) {
  const { t, dateAndTime } = useTexts();
  const { organisation, from, fromName, company, expiresAt, claimedAt, what } = invitation;
  const sender = fromName === from ? from : `${fromName} (${from})`;
  const asksForKey = what === "sshPublicKey";
  const [passcode, setPasscode] = useState("");
  const [pasted, setPasted] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const passcodeField = useRef<HTMLInputElement>(null);
  const keyField = useRef<HTMLTextAreaElement>(null);
  const key = readPublicKey(pasted);
  const digits = passcode.replaceAll(/\D/g, "");

  const claim = async () => {
    setTried(true);
    setTrouble(null);
    const wrong = asksForKey && "problem" in key ? keyField : digits.length === 8 ? null : passcodeField;
    if (wrong) {
      wrong.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const body = { passcode: digits, ...("line" in key && asksForKey ? { sshPublicKey: key.line } : {}) };
      const idempotencyKey = requestKeyOf(token);
      onClaimed(await settle("post", "/api/handovers/{token}/claim", { path: { token }, body, idempotencyKey }));
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setBusy(false);
      if (isEnd(error)) {
        forget(token);
        onGone();
        return;
      }
      setTrouble(error);
      passcodeField.current?.select();
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isBusy) void claim();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Title>{t(asksForKey ? "claim.titleSsh" : "claim.title", { organisation })}</Title>
      <p>{t("claim.from", { from: sender, company, until: dateAndTime(expiresAt) })}</p>
      <p>{t(asksForKey ? "claim.hintSsh" : "claim.hint")}</p>
      {claimedAt && <p className="notice">{t("claim.again", { at: dateAndTime(claimedAt) })}</p>}
      {asksForKey && <SshKeyField ref={keyField} pasted={pasted} onPaste={setPasted} read={key} isTried={isTried} />}
      <div className="field">
        <label htmlFor="passcode">{t("claim.passcode")}</label>
        <p id="passcode-hint" className="hint">
          {t("claim.passcodeHint", { from: fromName })}
        </p>
        <input
          ref={passcodeField}
          id="passcode"
          value={passcode}
          onChange={(event) => setPasscode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          aria-describedby="passcode-hint passcode-problem"
          aria-invalid={(isTried && digits.length !== 8) || isWrong(trouble)}
        />
        <p id="passcode-problem" role="alert" className="problem">
          {isTried && digits.length !== 8 ? t("claim.passcodeShape") : trouble && <Said trouble={trouble} />}
        </p>
      </div>
      <button type="submit" className="main" aria-disabled={isBusy}>
        {t(isBusy ? "claim.busy" : asksForKey ? "claim.send" : "claim.show")}
      </button>
    </form>
  );
}

function Said({ trouble }: { trouble: Trouble }) {
  const texts = useTexts();
  return trouble instanceof Unreachable ? texts.t("claim.lost") : texts.trouble(trouble);
}

function isWrong(trouble: Trouble | null): boolean {
  return trouble instanceof Refused && trouble.slug === "wrong-passcode";
}

/** Gone, or locked by this very try. */
function isEnd(trouble: Trouble): boolean {
  if (!(trouble instanceof Refused)) return false;
  return trouble.status === 410 || (isWrong(trouble) && trouble.problem.args["attemptsLeft"] === 0);
}
