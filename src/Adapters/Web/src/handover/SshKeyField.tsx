import { type Ref, useState } from "react";
import { useFingerprint } from "../fingerprint";
import { type PastedKey, readPublicKey } from "../sshKey";
import { useTexts } from "../text/texts";

interface Props {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly pasted: string;
  readonly onPaste: (text: string) => void;
  readonly read: PastedKey;
  readonly isTried: boolean;
}

/** Takes a public key. A private one is not even kept in the page. */
export function SshKeyField({ ref, pasted, onPaste, read, isTried }: Props) {
  const { t } = useTexts();
  const [wasPrivate, setWasPrivate] = useState(false);
  const fingerprint = useFingerprint("line" in read ? read.line : null);

  const change = (text: string) => {
    const typed = readPublicKey(text);
    const isPrivate = "problem" in typed && typed.problem === "private";
    setWasPrivate(isPrivate);
    onPaste(isPrivate ? "" : text);
  };

  const problem = wasPrivate ? "private" : "problem" in read && (isTried || pasted !== "") ? read.problem : null;
  return (
    <div className="field">
      <label htmlFor="key">{t("claim.key")}</label>
      <textarea
        ref={ref}
        id="key"
        rows={5}
        value={pasted}
        onChange={(event) => change(event.target.value)}
        spellCheck={false}
        autoComplete="off"
        aria-describedby="key-problem"
        aria-invalid={problem !== null}
      />
      <p id="key-problem" role="alert" className="problem">
        {problem && t(`claim.key.${problem}`)}
      </p>
      <p role="status">
        {fingerprint && (
          <>
            {t("claim.fingerprint")} <code>{fingerprint}</code>
          </>
        )}
      </p>
      <details>
        <summary>{t("claim.keyHelp")}</summary>
        <dl>
          <dt>Windows, macOS, Linux</dt>
          <dd>
            {t("claim.keyHelp.openSsh")} <code>ssh-keygen -t ed25519</code>
          </dd>
          <dt>PuTTYgen</dt>
          <dd>{t("claim.keyHelp.putty")}</dd>
        </dl>
      </details>
    </div>
  );
}
