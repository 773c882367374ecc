import { describe, expect, test } from "vitest";
import { fingerprintOf, readPublicKey } from "./sshKey";

// Made and named by ssh-keygen.
const ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGfoPazdFv4fPEMaeeAzz1cxJSqulYuwMpn+RHerE3A1";
const known: readonly [line: string, fingerprint: string][] = [
  [ed25519, "SHA256:JfRampapzkinAMTWXFVgb3jXsaFU+cKYI4JFsAsuCG0"],
  [
    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBOsp6dbVy/31z5nyWk2mNBMlYd0YfOs19T13E0+JQ3O70WOKFtwvOMOC2rZrGb1k9Mz/tqtZzHfLg0ZgnT9IpBM=",
    "SHA256:Z32VaEHkFcCiwkq/KrGpoNregCn6B69irtYSS1ahsqE",
  ],
  [
    "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAGtLoXbIO6QD2Jtfs15xrdUBR+AzCMi9imjM+XMKmiH8M49Cn052rDIEG5XVwyGvFUno9OyrBMTZRJpCbg0neYNVwAsG3U3eA0UNSMyB8PnQWuWOmccIODIVePOeEyawPLe24fBk8GxmuM7JGzJOFqD6LOuqQVQmqohRA4rt97xoCymKw==",
    "SHA256:4UezhNKTa44i21vy+dJOzsQO3y3eiRlRz1IFWuT69n0",
  ],
  [
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCs77o1/YjNaTdFa6BvwULSUUzRp476d+i/9kTJmoKUJ3jMy/QuUQjYphthgZWf8XRQMooEKsNXVIULTG3kb8NEq6P57u/37Qo3p1P5Z6/4psJ8yOwJktt94Nhm2dVpX3neRZhCqwI229Dby0ye3QUdcJUoD1QW5d71D4LEkcW6IZgBMiDLwlRjvNDabDzIZt0YAYaY1vm20F7iUbK1PYqSygzQbQZSnoPZgRkTyg4Wrj19L4AU/5fwlJubIDbtlOeWjcelMosR+DFy0M93+T2/ItlpIJcr5RwTxAhNbyN6XWmi3LDcSgVuJzTaKg55wmgqg1ruBlClaznTB5nG1JJP",
    "SHA256:Ct97WEdcgkI73HpKu7dlzg4RNwpr14nwT4WyKiTfKq4",
  ],
];
const rsaOf1024Bits =
  "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDQMe7yf4ysVycIxKJpsCRxKYvNco7HIrXHRRshUvamP7GKfluje9WSz8M5SL7iSUQfPFHDr6kiX+OGEWDSfYhA0rSUqckrkXmvo4dl9phJyj7MaS2/EDkqVt8Roz3cGXl6g9IyM9i348zbR2zzZbmJcoUgsuP2SyNPqj9+xYi3cQ==";

describe("A pasted public key", () => {
  test.each(known)("is known by its fingerprint: %s", async (line, fingerprint) => {
    expect(readPublicKey(`  ${line} nora at work\n`)).toEqual({ line });
    expect(await fingerprintOf(`${line} nora at work`)).toBe(fingerprint);
  });

  test("may be in the form that PuTTYgen saves", () => {
    const saved = `---- BEGIN SSH2 PUBLIC KEY ----
Comment: "nora \\
at work"
AAAAC3NzaC1lZDI1NTE5AAAAIGfoPazdFv4f
PEMaeeAzz1cxJSqulYuwMpn+RHerE3A1
---- END SSH2 PUBLIC KEY ----`;

    expect(readPublicKey(saved)).toMatchObject({ line: ed25519 });
  });

  test("needs 2,048 bits where it is an RSA key", () => {
    expect(readPublicKey(rsaOf1024Bits)).toEqual({ problem: "weak" });
  });
});

test.each([
  "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n-----END OPENSSH PRIVATE KEY-----",
  "-----BEGIN RSA PRIVATE KEY-----",
  "-----BEGIN ENCRYPTED PRIVATE KEY-----",
  "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n",
  "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ",
])("A private key is known as one: %s", (pasted) => {
  expect(readPublicKey(pasted)).toEqual({ problem: "private" });
});

test.each([
  ["", "empty"],
  [" \n", "empty"],
  ["hello", "shape"],
  [ed25519.replace("ssh-ed25519", "ssh-rsa"), "shape"],
  [ed25519.slice(0, -4), "shape"],
  [`${ed25519.slice(0, 40)}\n${ed25519.slice(40)}`, "shape"],
  [ed25519.replace("AAAAC3", "!!!!!!"), "shape"],
  ["ssh-dss AAAAB3NzaC1kc3MAAAAA", "shape"],
  ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAA==", "shape"],
])("What is no key of a kind that works is refused: %s", (pasted, problem) => {
  expect(readPublicKey(pasted)).toEqual({ problem });
});
