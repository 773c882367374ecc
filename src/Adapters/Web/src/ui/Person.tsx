import { useTexts } from "../text/texts";

/** A person by the name, where it is known; the address is said when pointed at. */
export function Person({ email }: { email: string | null }) {
  const { person } = useTexts();
  if (email === null) return "–";
  return (
    <span className="wrap" title={email}>
      {person(email)}
    </span>
  );
}
