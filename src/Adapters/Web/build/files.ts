import type { Rolldown } from "vite";

type Modules = Pick<Rolldown.ChunkingContext, "getModuleInfo">;

/**
 * The file that a module goes to: one for what both entries need, one for what the program needs before its first page. A browser
 * asks for a few files at a time only, and by itself the bundler makes one for each set of pages that share something.
 */
export function fileOf(id: string, modules: Modules): string | null {
  if (!isNeeded("index.html", id, modules)) return null;
  return isNeeded("handover.html", id, modules) ? "base" : "frame";
}

/** Whether an entry imports a module at once, itself or through others. */
function isNeeded(entry: string, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (id.endsWith(entry)) return true;
  seen.add(id);
  const importers = modules.getModuleInfo(id)?.importers ?? [];
  return importers.some((importer) => !seen.has(importer) && isNeeded(entry, importer, modules, seen));
}
