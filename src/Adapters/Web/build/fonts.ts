import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/**
 * Cloudscape's global styles hold eight fonts as data URLs, 138 of their 139 KB, and all of them would be loaded before the first
 * pixel. As files of their own, a browser fetches the two or three that a page uses.
 */
export function fontsAsFiles(): Plugin {
  let folder = "";
  return {
    name: "fonts-as-files",
    enforce: "pre",
    configResolved(config) {
      folder = join(config.root, "node_modules", ".fonts");
    },
    transform(code, id) {
      if (!id.includes("/@cloudscape-design/global-styles/") || !id.endsWith(".css")) return null;
      mkdirSync(folder, { recursive: true });
      return code.replaceAll(
        /url\(["']?data:[^;]*;(?:charset=[^;]*;)?base64,([A-Za-z0-9+/=]+)["']?\)/g,
        (_, base64: string) => {
          const bytes = Buffer.from(base64, "base64");
          const file = join(folder, `open-sans-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}.woff2`);
          writeFileSync(file, bytes);
          return `url("${file}")`;
        },
      );
    },
  };
}
