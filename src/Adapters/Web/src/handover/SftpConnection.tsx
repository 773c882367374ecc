import { type ComponentType, useState } from "react";
import type { SftpAccess } from "../api/types";
import { useTexts } from "../text/texts";
import { Choice } from "./Choice";
import { FileZilla } from "./programs/FileZilla";
import { OpenSsh } from "./programs/OpenSsh";
import { WinScpOverSftp } from "./programs/WinScp";
import type { SftpPlace } from "./programs/access";
import { Value, Values } from "./Values";

const programs: Readonly<Record<string, ComponentType<{ place: SftpPlace }>>> = {
  WinSCP: WinScpOverSftp,
  FileZilla,
  OpenSSH: OpenSsh,
};

/** How to reach a folder with an SSH key, program by program. */
export function SftpConnection({ sftp }: { sftp: SftpAccess }) {
  const { t } = useTexts();
  const [program, setProgram] = useState("WinSCP");
  const [folder, setFolder] = useState(sftp.folders[0] ?? "/");
  const Steps = programs[program];
  if (!Steps) return null;

  return (
    <section aria-labelledby="connect-sftp">
      <h2 id="connect-sftp">{t("connect.sftp")}</h2>
      <p>{t("connect.sftpKey")}</p>
      {sftp.folders.length > 1 && (
        <Choice
          legend={t("connect.folder")}
          options={sftp.folders.map((f) => ({ value: f, label: f }))}
          chosen={folder}
          onChoose={setFolder}
        />
      )}
      <Choice
        legend={t("connect.program")}
        options={Object.keys(programs).map((name) => ({ value: name, label: name }))}
        chosen={program}
        onChoose={setProgram}
      />
      <ol>
        <Steps place={{ host: sftp.host, userName: sftp.userName, folder }} />
      </ol>
      {sftp.hostKeyFingerprint !== null && (
        <>
          <p>{t("connect.hostKey")}</p>
          <Values>
            <Value name={t("claim.fingerprint")} value={sftp.hostKeyFingerprint} />
          </Values>
        </>
      )}
    </section>
  );
}
