import { en } from "./en";
import type { Catalogue } from "./texts";

export const catalogue: Catalogue = { locale: "en-GB", texts: en, sentences: {}, words: {} };
