import { useTexts } from "../text/texts";

interface Props {
  /** From this moment on everything is refused; null: no end. */
  readonly endsAt: string | null;
  /** Networks that the key works from; none: all. Left out where networks do not matter. */
  readonly networks?: readonly string[];
}

/** Until when, and from where. */
export function Limits({ endsAt, networks }: Props) {
  const { t, dateAndTime } = useTexts();
  return (
    <dl className="facts">
      <div>
        <dt>{t("claim.ends")}</dt>
        <dd>{endsAt === null ? t("claim.noEnd") : dateAndTime(endsAt)}</dd>
      </div>
      {networks && (
        <div>
          <dt>{t("claim.networks")}</dt>
          <dd>{networks.length === 0 ? t("claim.anyNetwork") : networks.join(", ")}</dd>
        </div>
      )}
    </dl>
  );
}
