import type { S3Access } from "./access";

/** Settings of rclone, 1.60 or newer: Debian and Ubuntu have that one. */
export function rcloneSettings({ name, accessKeyId, secretAccessKey, region, kmsKeyArn, delivers }: S3Access): string {
  return lines(
    `[${name}]`,
    "type = s3",
    "provider = AWS",
    `access_key_id = ${accessKeyId}`,
    `secret_access_key = ${secretAccessKey}`,
    `region = ${region}`,
    // With a key of its own S3 gives ETags that are no MD5. rclone knows that only where it is told the key.
    ...(kmsKeyArn === null ? [] : ["server_side_encryption = aws:kms", `sse_kms_key_id = ${kmsKeyArn}`]),
    // Neither making buckets nor looking for them is allowed.
    "no_check_bucket = true",
    // rclone 1.60 sends "private" unless it is told the one ACL that the bucket accepts, and asks for the version that it uploaded,
    // which nobody may read. Nor may whoever only delivers read the file itself.
    ...(delivers ? ["acl = bucket-owner-full-control", "no_head = true"] : []),
  );
}

/** The file `credentials` of AWS's own tools. */
export function awsCredentials({ name, accessKeyId, secretAccessKey }: S3Access): string {
  return lines(`[${name}]`, `aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`);
}

/** The file `config` of AWS's own tools. */
export function awsConfig({ name, region }: S3Access): string {
  return lines(`[profile ${name}]`, `region = ${region}`, "output = json");
}

/** A settings file of s3cmd, 2.0 or newer. */
export function s3cmdSettings({ accessKeyId, secretAccessKey, region, kmsKeyArn }: S3Access): string {
  return lines(
    "[default]",
    `access_key = ${accessKeyId}`,
    `secret_key = ${secretAccessKey}`,
    `bucket_location = ${region}`,
    `host_base = s3.${region}.amazonaws.com`,
    `host_bucket = %(bucket)s.s3.${region}.amazonaws.com`,
    "use_https = True",
    ...(kmsKeyArn === null ? [] : [`kms_key = ${kmsKeyArn}`]),
  );
}

function lines(...all: readonly string[]): string {
  return all.join("\n") + "\n";
}
