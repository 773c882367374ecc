export type PastedKey =
  /** In OpenSSH's form, without a comment. */
  { readonly line: string } | { readonly problem: "empty" | "private" | "shape" | "weak" };

// The last is how the base64 of an OpenSSH private key begins, for those who leave out its first line.
const privateMarks = /PRIVATE KEY|PuTTY-User-Key-File|b3BlbnNzaC1rZXktdjE/i;
const points: Readonly<Record<string, number>> = { nistp256: 65, nistp384: 97, nistp521: 133 };
const minRsaBits = 2048;

/**
 * Reads a pasted public key, by the server's rules, so that a slip is told before anything is sent. Also takes the form that PuTTYgen
 * saves (RFC 4716). Source: RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4.
 */
export function readPublicKey(pasted: string): PastedKey {
  const text = pasted.trim();
  if (text === "") return { problem: "empty" };
  if (privateMarks.test(text)) return { problem: "private" };
  const { named, base64 } = text.startsWith("---- BEGIN SSH2 PUBLIC KEY ----") ? fromSsh2(text) : fromOpenSsh(text);
  const blob = bytesOf(base64);
  const fields = blob && fieldsOf(blob);
  const type = fields?.[0] && ascii(fields[0]);
  if (!blob || !fields || !type || (named !== null && named !== type)) return { problem: "shape" };
  const problem = problemOf(type, fields.slice(1));
  return problem ? { problem } : { line: `${type} ${btoa(String.fromCharCode(...blob))}` };
}

/** As `ssh-keygen -l` shows it: `SHA256:…` without padding; null where the line holds no key. */
export async function fingerprintOf(line: string): Promise<string | null> {
  const blob = bytesOf(fromOpenSsh(line).base64);
  if (!blob) return null;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", blob));
  return `SHA256:${btoa(String.fromCharCode(...hash)).replace(/=+$/, "")}`;
}

function fromOpenSsh(text: string): { named: string | null; base64: string } {
  const [named = "", base64 = ""] = /[\r\n]/.test(text) ? [] : text.split(/ +/);
  return { named, base64 };
}

function fromSsh2(text: string): { named: string | null; base64: string } {
  // A header's line that ends in a backslash goes on in the next.
  const lines = text.replaceAll(/\\\r?\n/g, "").split(/\r?\n/);
  return { named: null, base64: lines.filter((line) => !line.startsWith("----") && !line.includes(":")).join("") };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

function fieldsOf(blob: Uint8Array<ArrayBuffer>): Uint8Array[] | null {
  const fields: Uint8Array[] = [];
  const view = new DataView(blob.buffer);
  for (let at = 0; at < blob.length;) {
    if (at + 4 > blob.length) return null;
    const end = at + 4 + view.getUint32(at);
    if (end > blob.length) return null;
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function problemOf(type: string, fields: readonly Uint8Array[]): "shape" | "weak" | null {
  const [first, second] = fields;
  if (type === "ssh-ed25519") return fields.length === 1 && first?.length === 32 ? null : "shape";
  if (fields.length !== 2 || !first || !second) return "shape";
  if (type === "ssh-rsa") return bitsOf(second) === 0 ? "shape" : bitsOf(second) < minRsaBits ? "weak" : null;
  const curve = type.slice("ecdsa-sha2-".length);
  const isPoint = type.startsWith("ecdsa-sha2-") && second.length === points[curve] && second[0] === 4;
  return isPoint && ascii(first) === curve ? null : "shape";
}

function bitsOf(number: Uint8Array): number {
  const begin = number.findIndex((b) => b !== 0);
  return begin < 0 ? 0 : (number.length - begin) * 8 - Math.clz32(number[begin] ?? 0) + 24;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
