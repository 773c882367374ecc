import Link, { type LinkProps } from "@cloudscape-design/components/link";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

/** A link to another page of this program. */
export function To({
  href,
  children,
  ...look
}: { href: string; children: ReactNode } & Pick<LinkProps, "color" | "fontSize" | "variant">) {
  const navigate = useNavigate();
  return (
    // In a row that opens something itself, the link alone counts.
    <span onClick={(event) => event.stopPropagation()}>
      <Link
        {...look}
        href={href}
        onFollow={(event) => {
          event.preventDefault();
          void navigate(href);
        }}
      >
        {children}
      </Link>
    </span>
  );
}
