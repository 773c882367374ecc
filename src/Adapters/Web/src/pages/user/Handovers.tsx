import type { ReactNode } from "react";
import type { User } from "../../api/types";

interface HandoversProps {
  readonly project: string;
  readonly user: User;
  readonly mayChange: boolean;
  /** How often the connection became live. */
  readonly turns: number;
}

/** The links by which a third party gets its keys. */
export const Handovers: (props: HandoversProps) => ReactNode = () => null;
