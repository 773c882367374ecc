import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import type { User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { inShort } from "../createUser/inShort";
import { newestOf } from "./newestOf";

/** What a user may do, in sentences. */
export function Access({ user }: { user: User }) {
  const { t } = useTexts();
  const { company, grants } = newestOf(user);
  return (
    <Container>
      {grants?.length ? (
        <ul className="sentences wrap">
          {grants.map((grant) => (
            <li key={`${grant.bucket} ${grant.prefix} ${grant.can}`}>{inShort(company ?? user.name, grant, t)}</li>
          ))}
        </ul>
      ) : (
        <Box color="text-status-inactive">{t("user.mayNothing")}</Box>
      )}
    </Container>
  );
}
