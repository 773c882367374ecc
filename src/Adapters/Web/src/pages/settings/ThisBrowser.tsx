import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { change, settings, type Theme } from "../../frame/settings";
import { useObserved } from "../../observed";
import { type Language, useTexts } from "../../text/texts";

const languages = [
  { value: "en", label: "English", lang: "en" },
  { value: "it", label: "Italiano", lang: "it" },
];

/** How a person wants to see the program, on this machine. */
export function ThisBrowser() {
  const { t } = useTexts();
  const { language, theme, density, keys } = useObserved(settings);
  return (
    <Container
      header={
        <Header variant="h2" description={t("settings.hereHint")}>
          {t("settings.here")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label={t("settings.language")}>
          <Select
            selectedOption={languages.find(({ value }) => value === language) ?? null}
            options={languages}
            onChange={({ detail }) => change({ language: detail.selectedOption.value as Language })}
          />
        </FormField>
        <FormField label={t("settings.appearance")}>
          <RadioGroup
            value={theme}
            items={(["light", "dark", "system"] as const).map((value) => ({
              value,
              label: t(`settings.theme.${value}`),
            }))}
            onChange={({ detail }) => change({ theme: detail.value as Theme })}
          />
        </FormField>
        <Toggle
          checked={density === "compact"}
          onChange={({ detail }) => change({ density: detail.checked ? "compact" : "comfortable" })}
        >
          {t("settings.compact")}
        </Toggle>
        <Toggle checked={keys} onChange={({ detail }) => change({ keys: detail.checked })}>
          {t("settings.keys")}
        </Toggle>
      </SpaceBetween>
    </Container>
  );
}
