import { it } from "./it";
import { sentences } from "./it.sentences";
import { words } from "./it.words";
import type { Catalogue } from "./texts";

export const catalogue: Catalogue = { locale: "it", texts: it, sentences, words };
