import cloudscape from "@cloudscape-design/components/i18n/messages/all.en";
import { en } from "./en";
import type { Catalogue } from "./texts";

export const catalogue: Catalogue = { locale: "en-GB", texts: en, sentences: {}, words: {}, cloudscape };
