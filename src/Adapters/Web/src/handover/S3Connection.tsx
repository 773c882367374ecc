import { type ComponentType, useState } from "react";
import type { ClaimedKey } from "../api/types";
import { useTexts } from "../text/texts";
import { nameFrom } from "../ui/names";
import { Choice } from "./Choice";
import { AwsCli } from "./programs/AwsCli";
import { Cyberduck } from "./programs/Cyberduck";
import { FileZillaPro } from "./programs/FileZilla";
import { Rclone } from "./programs/Rclone";
import { S3Browser } from "./programs/S3Browser";
import { S3cmd } from "./programs/S3cmd";
import type { S3Access } from "./programs/access";
import { WinScp } from "./programs/WinScp";

const programs: Readonly<Record<string, ComponentType<{ access: S3Access }>>> = {
  WinSCP: WinScp,
  FileZilla: FileZillaPro,
  Cyberduck,
  "S3 Browser": S3Browser,
  rclone: Rclone,
  "AWS CLI": AwsCli,
  s3cmd: S3cmd,
};

/** How to reach a folder with an access key, program by program. */
export function S3Connection({ given, organisation }: { given: ClaimedKey; organisation: string }) {
  const { t } = useTexts();
  const [program, setProgram] = useState("WinSCP");
  const [chosen, setChosen] = useState("0");
  const folder = given.buckets[Number(chosen)];
  const Steps = programs[program];
  if (!folder || !Steps) return null;

  const { accessKeyId, secretAccessKey, region, kmsKeyArn } = given;
  const access: S3Access = {
    accessKeyId,
    secretAccessKey,
    region,
    kmsKeyArn,
    name: nameFrom(organisation, 30) || "files",
    path: `${folder.physicalName}/${folder.prefix}`,
    delivers: folder.can !== "collect",
    collects: folder.can !== "deliver",
  };

  return (
    <section className="card" aria-labelledby="connect">
      <h2 id="connect">{t("connect.title")}</h2>
      {given.buckets.length > 1 && (
        <Choice
          legend={t("connect.folder")}
          options={given.buckets.map((b, i) => ({ value: String(i), label: `${b.physicalName}/${b.prefix}` }))}
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
      <p>{t("connect.noList")}</p>
      <ol>
        <Steps access={access} />
      </ol>
    </section>
  );
}
