import Link, { type LinkProps } from "@cloudscape-design/components/link";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

/** A link to another page of this program. */
export function To({
  href,
  children,
  ...look
}: { href: string; children: ReactNode } & Pick<LinkProps, "fontSize" | "variant">) {
  const navigate = useNavigate();
  return (
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
  );
}
