import "@cloudscape-design/global-styles/index.css";
import "./frame/frame.css";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { applySettings, settings } from "./frame/settings";
import { load } from "./text/catalogues";
import { watchPointer } from "./ui/calm";

applySettings();
watchPointer(window);
const place = document.getElementById("app");
if (place) createRoot(place).render(<App first={await load(settings.value.language)} />);
