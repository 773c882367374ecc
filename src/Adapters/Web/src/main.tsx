import "@cloudscape-design/global-styles/index.css";
import "./frame/frame.css";
import { createRoot } from "react-dom/client";
import { signRequestsBy } from "./api/client";
import { keepSignedIn, renewRefused } from "./api/renewal";
import { followOthers, session } from "./api/session";
import { App } from "./App";
import { applySettings, settings } from "./frame/settings";
import { fetchAhead } from "./routes";
import { load } from "./text/catalogues";
import { watchPointer } from "./ui/calm";

applySettings();
watchPointer(window);
signRequestsBy({ session: () => session.value, refused: renewRefused });
followOthers();
keepSignedIn();
// Not before what is on screen has all that it needs, and not where each byte is paid for.
const { connection } = navigator as { connection?: { saveData?: boolean } };
if (connection?.saveData !== true) setTimeout(() => void fetchAhead(), 5_000);
const place = document.getElementById("app");
if (place) createRoot(place).render(<App first={await load(settings.value.language)} />);
