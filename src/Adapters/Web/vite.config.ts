import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressed } from "./build/compress.ts";
import { fileOf } from "./build/files.ts";
import { fontsAsFiles } from "./build/fonts.ts";

// Where "npm run dev" finds the API; a build needs none.
const api = process.env["BUCKETMANAGER_API"] ?? "http://localhost:5080";

export default defineConfig({
  plugins: [react(), fontsAsFiles(), compressed()],
  build: {
    // Nothing as a data URL: the page's policy allows files of its own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    // The program, and the page of third parties, which has nothing of it but texts.
    rolldownOptions: {
      input: ["index.html", "handover.html"],
      output: {
        codeSplitting: { groups: [{ debugName: "needed first", name: fileOf }] },
      },
    },
  },
  server: {
    proxy: {
      "/api": api,
      "/dev": api,
      "/ws": { target: api.replace("http", "ws"), ws: true },
    },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
