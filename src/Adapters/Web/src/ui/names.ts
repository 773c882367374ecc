/** A short name made of a title, such as `spring-catalogue` of "Spring catalogue": a proposal, which the server may refuse. */
export function nameFrom(title: string, longest: number): string {
  return title
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, longest)
    .replace(/-+$/, "");
}

/** The lines of a text that hold something. Commas and semicolons part lines, too: addresses are often copied with them. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
