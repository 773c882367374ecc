import type { S3Access, SftpPlace } from "./access";
import type { Quote } from "./quote";

/** A command to see that it works, and those for the work itself. */
export interface CommandLines {
  readonly test: string;
  readonly deliver: string;
  readonly collect: string;
}

export function rcloneCommands({ name, path }: S3Access, quote: Quote): CommandLines {
  const folder = quote(`${name}:${path}`);
  return {
    test: `rclone lsf ${folder}`,
    // Whoever only delivers may not look whether the file is there already.
    deliver: `rclone copy --no-check-dest FILE ${folder}`,
    collect: `rclone copy ${folder} FOLDER`,
  };
}

export function awsCommands({ name, path }: S3Access, quote: Quote): CommandLines {
  const folder = quote(`s3://${path}`);
  return {
    test: `aws s3 ls ${folder} --profile ${name}`,
    deliver: `aws s3 cp FILE ${folder} --profile ${name}`,
    collect: `aws s3 cp ${folder} FOLDER --recursive --profile ${name}`,
  };
}

export function s3cmdFile({ name }: S3Access): string {
  return `${name}.s3cfg`;
}

export function s3cmdCommands(access: S3Access, quote: Quote): CommandLines {
  const folder = quote(`s3://${access.path}`);
  const s3cmd = `s3cmd -c ${s3cmdFile(access)}`;
  return {
    test: `${s3cmd} ls ${folder}`,
    deliver: `${s3cmd} put FILE ${folder}`,
    collect: `${s3cmd} get --recursive ${folder} FOLDER/`,
  };
}

export function sftpCommand({ host, userName, folder }: SftpPlace, quote: Quote): string {
  return `sftp -i KEY_FILE ${quote(`${userName}@${host}:${folder}/`)}`;
}
