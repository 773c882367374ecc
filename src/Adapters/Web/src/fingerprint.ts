import { useEffect, useState } from "react";
import { fingerprintOf } from "./sshKey";

/** The fingerprint of a public key in OpenSSH's form; null while it is not known. */
export function useFingerprint(line: string | null): string | null {
  const [known, setKnown] = useState<{ line: string; fingerprint: string | null } | null>(null);

  useEffect(() => {
    if (line === null) return;
    let isWanted = true;
    void fingerprintOf(line).then((fingerprint) => isWanted && setKnown({ line, fingerprint }));
    return () => {
      isWanted = false;
    };
  }, [line]);

  return known !== null && known.line === line ? known.fingerprint : null;
}
