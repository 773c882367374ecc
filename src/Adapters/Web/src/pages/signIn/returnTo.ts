/** Where to go after signing in: a page of this program, whatever the address says. */
export function returnTo(wanted: string | null): string {
  if (!wanted?.startsWith("/") || /^\/[/\\]/.test(wanted) || wanted.startsWith("/sign-in")) return "/projects";
  return wanted;
}
