import "./handover.css";
import { createRoot } from "react-dom/client";
import { bare } from "../text/catalogues";
import { App } from "./App";
import { language } from "./language";

const place = document.getElementById("app");
const token = location.pathname.split("/")[2] ?? "";
if (place) createRoot(place).render(<App token={token} first={await bare(language.value)} />);
