// Makes src/api/schema.ts, the API's types, from the published contract. Runs before every build, check and test, so it cannot be stale;
// that contract.json is what the API publishes is held by the API's own tests.
import { readFile, writeFile } from "node:fs/promises";
import openapiTypescript, { astToString } from "openapi-typescript";

const contract = new URL("../contract.json", import.meta.url);
const schema = new URL("../src/api/schema.ts", import.meta.url);

const made = `// Made from contract.json by "npm run types".\n${astToString(await openapiTypescript(contract))}`;
const known = await readFile(schema, "utf8").catch(() => "");
if (known !== made) await writeFile(schema, made);
