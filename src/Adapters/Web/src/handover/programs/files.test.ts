import { describe, expect, test } from "vitest";
import { cannotRename, type S3Access } from "./access";
import { awsCommands, rcloneCommands, s3cmdCommands, sftpCommand } from "./commands";
import { awsConfig, awsCredentials, rcloneSettings, s3cmdSettings } from "./files";
import { anywhere, bash } from "./quote";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const access: S3Access = {
  accessKeyId: "AKIA1",
  secretAccessKey: "s3cr+t/",
  region: "eu-west-1",
  kmsKeyArn: key,
  name: "example-company",
  path: "artwork-1-an/new files/",
  delivers: true,
  collects: true,
};

describe("The settings of rclone", () => {
  test("name the encryption key, for its ETags are no MD5, and leave the sizes of parts alone", () => {
    expect(rcloneSettings(access)).toBe(`[example-company]
type = s3
provider = AWS
access_key_id = AKIA1
secret_access_key = s3cr+t/
region = eu-west-1
server_side_encryption = aws:kms
sse_kms_key_id = ${key}
no_check_bucket = true
acl = bucket-owner-full-control
no_head = true
`);
  });

  test("never name the algorithm alone, which would make S3 take another key", () => {
    expect(rcloneSettings({ ...access, kmsKeyArn: null })).not.toMatch(/aws:kms|kms_key/);
  });

  test("neither read back nor name an ACL for whoever uploads nothing", () => {
    expect(rcloneSettings({ ...access, delivers: false })).not.toMatch(/acl|no_head/);
  });
});

test("AWS's own tools get a profile in their two files", () => {
  expect(awsCredentials(access)).toBe(
    "[example-company]\naws_access_key_id = AKIA1\naws_secret_access_key = s3cr+t/\n",
  );
  expect(awsConfig(access)).toBe("[profile example-company]\nregion = eu-west-1\noutput = json\n");
});

test("s3cmd is told the region, and the encryption key where it is known", () => {
  expect(s3cmdSettings(access)).toContain(`host_base = s3.eu-west-1.amazonaws.com\n`);
  expect(s3cmdSettings(access)).toContain(`kms_key = ${key}\n`);
  expect(s3cmdSettings({ ...access, kmsKeyArn: null })).not.toContain("kms");
});

test("commands hold the folder as one word", () => {
  expect(rcloneCommands(access, anywhere).test).toBe('rclone lsf "example-company:artwork-1-an/new files/"');
  expect(awsCommands(access, bash).deliver).toBe(
    "aws s3 cp FILE 's3://artwork-1-an/new files/' --profile example-company",
  );
  expect(s3cmdCommands(access, anywhere).collect).toBe(
    's3cmd -c example-company.s3cfg get --recursive "s3://artwork-1-an/new files/" FOLDER/',
  );
  const place = { host: "sftp.example.com", userName: "old-mill", folder: "/art work/in", cannotRename: false };
  expect(sftpCommand(place, anywhere)).toBe('sftp -i KEY_FILE "old-mill@sftp.example.com:/art work/in/"');
});

test.each([
  ["collect", false],
  ["deliver", true],
  ["exchange", true],
  ["manage", false],
])("only whoever uploads and may not delete is kept from renaming (%s)", (can, kept) => {
  expect(cannotRename(can)).toBe(kept);
});
