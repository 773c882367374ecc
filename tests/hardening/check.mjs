// Checks every template of a folder: cfn-lint without error or warning, and all of Control Tower's proactive rules but for the
// exceptions that docs/hardening.md gives a reason for. Called by check.sh.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const validator = join(here, "node_modules/@cdklabs/cdk-validator-cfnguard");
const rules = join(validator, "rules/control-tower/cfn-guard");

/** The rows of the table below "## Exceptions": control, resource, reason. */
function exceptions() {
  const text = readFileSync(join(here, "../../docs/hardening.md"), "utf8");
  const table = text.slice(text.indexOf("## Exceptions")).matchAll(/^\| *(CT\.[A-Z0-9.]+) *\| *`(\w+)` *\| *(.+?) *\|$/gm);
  return new Map([...table].map(([, control, resource, reason]) => [`${control} ${resource}`, reason]));
}

function templates(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(template|verified)\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function run(program, args) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.error) throw done.error;
  return done;
}

function chunks(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function lint(files) {
  return chunks(files, 200).map((some) => {
    const done = run("cfn-lint", ["--regions", "eu-west-1", "--", ...some]);
    return done.status === 0 ? done.stdout : done.stdout + done.stderr;
  }).join("").trim();
}

/** Control Tower looks at values, not at references to parameters: so each parameter gets one, as it does when a stack is made. */
function withParameters(template) {
  const parameters = Object.keys(template.Parameters ?? {});
  return JSON.parse(JSON.stringify(template), (_, value) =>
    value && typeof value === "object" && parameters.includes(value.Ref) ? `value-of-${value.Ref}` : value);
}

function guard(files) {
  const platform = { linux: "ubuntu", darwin: "macos" }[process.platform];
  const machine = { x64: "x86_64", arm64: "aarch64" }[process.arch];
  if (!platform || !machine) throw new Error(`There is no cfn-guard for ${process.platform} ${process.arch}.`);

  const work = mkdtempSync(join(tmpdir(), "hardening-"));
  try {
    files.forEach((file, i) =>
      writeFileSync(join(work, `${i}.json`), JSON.stringify(withParameters(JSON.parse(readFileSync(file, "utf8"))))));
    // The binary of the package may have lost its right to be run.
    const program = join(work, "cfn-guard");
    cpSync(join(validator, "bin", platform, machine, "cfn-guard"), program);
    run("chmod", ["+x", program]);
    const done = run(program, ["validate", "--rules", rules, "--data", work, "--structured", "--output-format", "json", "--show-summary", "none"]);
    const reports = JSON.parse(done.stdout);
    const seen = new Set(reports.map((report) => report.name));
    if (seen.size !== files.length) throw new Error(`cfn-guard looked at ${seen.size} of ${files.length} templates. ${done.stderr}`);
    return {
      passed: new Set(reports.flatMap((report) => report.compliant)).size,
      failures: reports.flatMap((report) => report.not_compliant.flatMap((rule) => failures(rule, files[Number.parseInt(basename(report.name), 10)]))),
    };
  } finally {
    rmSync(work, { recursive: true });
  }
}

function failures(rule, file) {
  const text = JSON.stringify(rule);
  const control = /\[(CT\.[A-Z0-9.]+)\]/.exec(text)?.[1] ?? rule.Rule.name;
  const resources = new Set([...text.matchAll(/"\/Resources\/(\w+)/g)].map((found) => found[1]));
  return [...(resources.size === 0 ? ["?"] : resources)].map((resource) => ({ file, control, resource }));
}

const folder = resolve(process.argv[2]);
const files = templates(folder);
if (files.length === 0) {
  console.error(`There is no template (*.template.json) in ${folder}.`);
  process.exit(2);
}

const lintSays = lint(files);
if (lintSays) console.log(`cfn-lint:\n${lintSays}\n`);

const allowed = exceptions();
const { passed, failures: failed } = guard(files);
const excused = new Map();
const broken = [];
for (const failure of failed) {
  const name = `${failure.control} ${failure.resource}`;
  if (allowed.has(name)) excused.set(name, (excused.get(name) ?? 0) + 1);
  else broken.push(failure);
}

for (const { file, control, resource } of broken) console.log(`Control Tower: ${control} ${resource} in ${file}`);
for (const [name, count] of excused) console.log(`Exception: ${name} (${count} times): ${allowed.get(name)}`);
const ok = !lintSays && broken.length === 0;
console.log(
  `${files.length} templates: cfn-lint ${lintSays ? "has something to say" : "has nothing to say"}; ` +
    `${passed} Control Tower rules hold, ${broken.length} failures, ${excused.size} exceptions with a reason.`);
process.exit(ok ? 0 : 1);
