import type { GrantFields } from "../../api/types";
import type { Texts } from "../../text/texts";

/** What a grant means, in a sentence: `ACME can upload into invoices/in/, cannot read or delete there.` */
export function inShort(company: string, { bucket, prefix, can }: GrantFields, t: Texts["t"]): string {
  const where = { company, where: `${bucket ?? ""}/${prefix ?? ""}` };
  switch (can) {
    case "collect":
      return t("inShort.collect", where);
    case "deliver":
      return t("inShort.deliver", where);
    case "exchange":
      return t("inShort.exchange", where);
    default:
      return t("inShort.manage", where);
  }
}
