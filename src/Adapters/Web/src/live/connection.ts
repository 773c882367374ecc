import { Observed } from "../observed";
import { backOff } from "./backOff";
import type { ServerMessage } from "./messages";

export interface Ticket {
  readonly ticket: string;
  readonly url: string;
}

/** The part of a WebSocket that is used here. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(text: string): void;
  close(): void;
}

/** What a connection needs of the world around it. */
export interface World {
  ticket(): Promise<Ticket>;
  open(url: string, protocols: string[]): Socket;
  /** Calls back before the next picture is drawn, or soon, where none is drawn. */
  nextFrame(then: () => void): void;
  now(): number;
  chance(): number;
  isOnline(): boolean;
}

/** `reconnecting` for a moment; `offline` when that did not help, or the browser itself says so. */
export type Link = "connecting" | "live" | "reconnecting" | "offline";

export interface ConnectionState {
  readonly link: Link;
  /** When something was last heard before a break, in milliseconds since 1970; null: never. What is on screen is from then. */
  readonly heardAt: number | null;
  /** Counts how often it became live: who asked by REST before the last time may have missed something. */
  readonly turns: number;
  /** When it last became live. */
  readonly liveSince: number | null;
}

/** What hears a connection. */
export interface Listener {
  /** The connection stands: time to subscribe. */
  connected(): void;
  /** It broke: parts of what was being told will not come. */
  cut(): void;
  /** All that came since the last picture. */
  hear(messages: readonly ServerMessage[]): void;
}

const pingEvery = 15_000;
const patience = 4_000;
const attemptsUntilOffline = 3;

/** One WebSocket that comes back by itself, until it is stopped. */
export class Connection {
  readonly state = new Observed<ConnectionState>({ link: "connecting", heardAt: null, turns: 0, liveSince: null });
  readonly #world: World;
  readonly #listener: Listener;
  #socket: Socket | null = null;
  #isOpen = false;
  #isStopped = false;
  #failures = 0;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pulse: ReturnType<typeof setTimeout> | undefined;
  #inbox: ServerMessage[] = [];
  #heardAt: number | null = null;

  constructor(world: World, listener: Listener) {
    this.#world = world;
    this.#listener = listener;
  }

  /** Connects now, also while the next attempt is waited for. */
  start(): void {
    if (this.#isStopped || this.#socket) return;
    clearTimeout(this.#retry);
    const attempt = ++this.#attempt;
    this.#world.ticket().then(
      (ticket) => attempt === this.#attempt && !this.#isStopped && this.#open(ticket),
      () => attempt === this.#attempt && this.#tryLater(),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#attempt++;
    clearTimeout(this.#retry);
    this.#drop();
  }

  /** The browser says that it has lost its network. */
  lost(): void {
    this.#attempt++;
    clearTimeout(this.#retry);
    if (this.#drop()) this.#listener.cut();
    this.#show("offline");
  }

  send(message: object): void {
    if (this.#isOpen) this.#socket?.send(JSON.stringify(message));
  }

  #open({ ticket, url }: Ticket): void {
    const socket = this.#world.open(url, ["bucket-manager", ticket]);
    this.#socket = socket;
    this.#pulse = setTimeout(() => this.#broke(socket), patience);
    socket.onopen = () => {
      this.#isOpen = true;
      this.#failures = 0;
      this.#beat(socket);
      this.#heard();
      const { turns } = this.state.value;
      this.state.set({ ...this.state.value, link: "live", turns: turns + 1, liveSince: this.#world.now() });
      this.#listener.connected();
    };
    socket.onmessage = ({ data }) => {
      this.#beat(socket);
      this.#take(JSON.parse(String(data)) as ServerMessage);
    };
    // It also ends with the token that it was opened with: the next ticket is asked for with a newer one, or says that there is none.
    socket.onclose = () => this.#broke(socket);
  }

  /** Something was heard: only a long silence after this is suspicious. */
  #beat(socket: Socket): void {
    clearTimeout(this.#pulse);
    this.#pulse = setTimeout(() => {
      this.send({ action: "ping" });
      this.#pulse = setTimeout(() => this.#broke(socket), patience);
    }, pingEvery);
  }

  #take(message: ServerMessage): void {
    this.#inbox.push(message);
    if (this.#inbox.length > 1) return;
    this.#world.nextFrame(() => {
      const messages = this.#inbox;
      this.#inbox = [];
      this.#heard();
      this.#listener.hear(messages);
    });
  }

  #heard(): void {
    this.#heardAt = this.#world.now();
  }

  #broke(socket: Socket): void {
    if (socket !== this.#socket) return;
    this.#drop();
    this.#listener.cut();
    this.#tryLater();
  }

  #tryLater(): void {
    if (this.#isStopped) return;
    this.#failures++;
    this.#show(!this.#world.isOnline() || this.#failures > attemptsUntilOffline ? "offline" : "reconnecting");
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.start(), backOff(this.#failures - 1, this.#world.chance()));
  }

  #drop(): boolean {
    clearTimeout(this.#pulse);
    const socket = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    if (!socket) return false;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    return true;
  }

  #show(link: Link): void {
    const heardAt = this.#heardAt;
    if (link !== this.state.value.link) this.state.set({ ...this.state.value, link, heardAt });
  }
}
