import { type ComponentType, useState } from "react";
import type { SftpAccess } from "../api/types";
import { useTexts } from "../text/texts";
import { Choice } from "./Choice";
import { CyberduckOverSftp } from "./programs/Cyberduck";
import { FileZilla } from "./programs/FileZilla";
import { OpenSsh } from "./programs/OpenSsh";
import { WinScpOverSftp } from "./programs/WinScp";
import { cannotRename, type SftpPlace } from "./programs/access";
import { Value, Values } from "./Values";

const programs: Readonly<Record<string, ComponentType<{ place: SftpPlace }>>> = {
  WinSCP: WinScpOverSftp,
  FileZilla,
  Cyberduck: CyberduckOverSftp,
  OpenSSH: OpenSsh,
};

/** How to reach a folder with an SSH key, program by program; without one, whom to ask. */
export function SftpConnection({ sftp, from }: { sftp: SftpAccess; from: string }) {
  const { t } = useTexts();
  return (
    <section className="card" aria-labelledby="connect-sftp">
      <h2 id="connect-sftp">{t("connect.sftp")}</h2>
      {sftp.hasSshKey ? <Steps sftp={sftp} /> : <p>{t("connect.sftpNoKey", { from })}</p>}
    </section>
  );
}

function Steps({ sftp }: { sftp: SftpAccess }) {
  const { t } = useTexts();
  const [program, setProgram] = useState("WinSCP");
  const [chosen, setChosen] = useState("0");
  const folder = sftp.folders[Number(chosen)];
  const StepsOfProgram = programs[program];
  if (!folder || !StepsOfProgram) return null;
  const place: SftpPlace = {
    host: sftp.host,
    userName: sftp.userName,
    folder: folder.path,
    cannotRename: cannotRename(folder.can),
  };

  return (
    <>
      <p>{t("connect.sftpKey")}</p>
      {sftp.folders.length > 1 && (
        <Choice
          legend={t("connect.folder")}
          options={sftp.folders.map(({ path }, i) => ({ value: String(i), label: path }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <Choice
        legend={t("connect.program")}
        options={Object.keys(programs).map((name) => ({ value: name, label: name }))}
        chosen={program}
        onChoose={setProgram}
      />
      <ol>
        <StepsOfProgram place={place} />
      </ol>
      {sftp.hostKeyFingerprint !== null && (
        <>
          <p>{t("connect.hostKey")}</p>
          <Values>
            <Value name={t("claim.fingerprint")} value={sftp.hostKeyFingerprint} />
          </Values>
        </>
      )}
    </>
  );
}
