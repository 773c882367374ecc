/** What a program needs to reach a folder over the S3 API. */
export interface S3Access {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
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
}
