import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useNavigate } from "react-router";
import type { GrantFields, User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { useNow } from "../../ui/now";
import { isOver } from "../../ui/over";
import { inShort } from "../createUser/inShort";

/** What a user may do, in sentences: as it is, and what it will be. */
export function Access({ user, mayChange }: { user: User; mayChange: boolean }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { spec, pendingSpec, project, name } = user;
  const company = spec.company ?? pendingSpec?.company ?? name;
  const later = pendingSpec && JSON.stringify(pendingSpec.grants) !== JSON.stringify(spec.grants) ? pendingSpec : null;
  const isEnded = isOver(user, useNow(60_000));
  const barred = user.stopped ? "user.isStopped" : isEnded ? "user.isOver" : null;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              mayChange && (
                <Button
                  disabled={user.status === "deleting" || user.stopped !== null}
                  onClick={() => void navigate(`/projects/${project}/users/${name}/access`)}
                >
                  {t("user.changeAccess")}
                </Button>
              )
            }
          >
            {t("grants.title")}
          </Header>
        }
      >
        <SpaceBetween size="s">
          {barred && <Alert type="warning">{t(barred, { company })}</Alert>}
          <Grants company={company} grants={spec.grants ?? []} />
        </SpaceBetween>
      </Container>
      {later && (
        <Container
          header={
            <Header variant="h2">
              {t(user.operation?.state === "running" && !user.next ? "user.beingMade" : "user.willBe")}
            </Header>
          }
        >
          <Grants company={company} grants={later.grants ?? []} />
        </Container>
      )}
    </SpaceBetween>
  );
}

function Grants({ company, grants }: { company: string; grants: readonly GrantFields[] }) {
  const { t } = useTexts();
  if (grants.length === 0) return <Box color="text-status-inactive">{t("user.mayNothing")}</Box>;
  return (
    <ul className="sentences wrap">
      {grants.map((grant) => (
        <li key={`${grant.bucket} ${grant.prefix} ${grant.can}`}>{inShort(company, grant, t)}</li>
      ))}
    </ul>
  );
}
