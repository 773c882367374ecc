import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", "src/api/schema.ts"]),
  {
    files: ["build/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [typescript.configs.strictTypeChecked, hooks.configs.flat.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Handlers of Cloudscape return nothing: what they begin reports its own failures.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-globals": ["error", { name: "fetch", message: "Pages call the client in src/api." }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value='@cloudscape-design/components']",
          message: "Import each component by its path: the whole library is megabytes.",
        },
      ],
    },
  },
  { files: ["src/api/*.ts"], rules: { "no-restricted-globals": "off" } },
);
