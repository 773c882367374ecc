/** What a program needs to reach a folder over the S3 API. */
export interface S3Access {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  /** The key that S3 encrypts the files with; null while it is not known. */
  readonly kmsKeyArn: string | null;
  /** For what a program wants a name for. */
  readonly name: string;
  /** Bucket and folder, such as `artwork-123456789012-eu-west-1-an/in/`. */
  readonly path: string;
  readonly delivers: boolean;
  readonly collects: boolean;
}

/** What a program needs to reach a folder over SFTP. */
export interface SftpPlace {
  readonly host: string;
  readonly userName: string;
  readonly folder: string;
  /** Whether files may be uploaded, but not renamed. */
  readonly cannotRename: boolean;
}

/** To rename over SFTP is to copy and to delete, which not everybody may who uploads. */
export function cannotRename(can: string): boolean {
  return can === "deliver" || can === "exchange";
}
