"use strict";

// Everything on this page comes from the same interface that every other client uses.
const at = (id) => document.getElementById(id);
const things = new Map();
let socket = null;

async function start() {
  at("origin").textContent = location.origin;
  const config = await (await fetch("/api/config")).json();
  for (const person of config.signIn.people ?? []) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Sign in as ${person.name} (${person.email})`;
    button.addEventListener("click", () => signIn(person));
    item.append(button);
    at("people").append(item);
  }
}

async function signIn(person) {
  const answer = await fetch("/dev/sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email: person.email }),
  });
  const { accessToken } = await answer.json();
  at("who").textContent = person.name;
  at("token").value = accessToken;
  at("said").textContent = "";
  at("signed-in").hidden = false;
  watch(accessToken);
}

async function watch(token) {
  socket?.close();
  things.clear();
  show();
  const ticket = await (await fetch("/api/tickets", { method: "POST", headers: { Authorization: `Bearer ${token}` } })).json();
  const mine = new WebSocket(`${location.origin.replace(/^http/, "ws")}${ticket.url}`, ["bucket-manager", ticket.ticket]);
  socket = mine;
  mine.addEventListener("open", () => {
    at("live").textContent = "Live";
    mine.send(JSON.stringify({ action: "subscribe", project: "*" }));
  });
  mine.addEventListener("close", () => {
    if (socket === mine)
      at("live").textContent = "Not connected. Sign in again to go on.";
  });
  mine.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    for (const thing of message.things ?? [])
      things.set(thing.name, thing);
    for (const gone of message.removed ?? [])
      things.delete(gone.name);
    show();
  });
}

function show() {
  const rows = [...things.values()].sort((a, b) => a.name.localeCompare(b.name)).map((thing) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = thing.spec.title ? `${thing.name}: ${thing.spec.title}` : thing.name;
    const status = document.createElement("span");
    status.textContent = thing.status;
    row.append(name, status);
    return row;
  });
  at("things").replaceChildren(...rows);
}

at("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(at("token").value);
  at("said").textContent = "Copied.";
});

start();
