import type { BoardAnswer } from '../api/client';
import { micros, SECOND } from '../law/micros';
import { updated, type Board } from './board';

/** Nothing heard for so long means that the link is lost: the server says something each second. */
const SILENCE_MS = 3_000;
/** How long a tab that nobody sees keeps its stream; browsers allow a server only six. */
const HIDDEN_MS = 30_000;
const RETRY_MS = 2_000;
/** A connection that brings nothing for so long is given up: somewhere on the way it may have gone unnoticed. */
const CONNECT_MS = 10_000;

export type LinkState = 'connecting' | 'live' | 'lost';

export interface Heard {
  board: Board | null;
  state: LinkState;
  /** The server's clock when it was heard last; null before. */
  heardAt: number | null;
  /** What the server said when it refused to be watched. */
  problem: string | null;
}

/** So much the known difference of the clocks fades with each message. */
const FADING = 1_000;

/** How far the server's clock is ahead of this machine's, as whichever link heard it last. */
let ahead = 0;

/** The server's clock: it alone says what today is. Before anything was heard, this machine's. */
export function serverNow(): number {
  return Date.now() * 1000 + ahead;
}

/** What a link tells of workers of whom something was recorded. */
export type Touched = (workers: readonly string[], whole: boolean) => void;

/**
 * The stream of one board. It keeps the server's clock: figures are counted on by it and by no other, and no further
 * than the link was seen alive.
 */
export class Link {
  private source: EventSource | null = null;
  private heard: Heard = { board: null, state: 'connecting', heardAt: null, problem: null };
  private readonly listeners = new Set<() => void>();
  private readonly followers = new Set<Touched>();
  private lastHeard = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  /** A link that follows another shows what that one heard, as old as it is, until it hears for itself. */
  constructor(
    private readonly address: string,
    before: Heard | null = null,
  ) {
    if (before !== null) {
      this.heard = { ...before, state: before.state === 'live' ? 'connecting' : before.state };
    }
  }

  /** Watches until the function that it returns is called. */
  open(): () => void {
    this.connect();
    document.addEventListener('visibilitychange', this.seen);
    this.seen();
    return () => {
      document.removeEventListener('visibilitychange', this.seen);
      clearTimeout(this.hiding);
      this.disconnect();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  follow(follower: Touched): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  current = (): Heard => this.heard;

  /** The server's clock. It stands still while the link is lost, so that nothing is counted that nobody saw. */
  now(): number {
    const now = serverNow();
    const heardAt = this.heard.heardAt ?? now;
    return this.heard.state === 'live' ? now : heardAt;
  }

  /** Starts anew: asks for everything. */
  refresh(): void {
    this.disconnect();
    this.connect();
  }

  private connect(): void {
    this.disconnect();
    const source = new EventSource(this.address);
    this.source = source;
    let begun = performance.now();
    const on = (kind: string, take: (data: string) => void) =>
      source.addEventListener(kind, (event: MessageEvent<string>) => {
        if (source === this.source) {
          take(event.data);
        }
      });
    on('board', (data) => this.take(JSON.parse(data) as BoardAnswer));
    on('beat', (data) => this.hear(micros((JSON.parse(data) as { as_of: string }).as_of)));
    on('trouble', (data) => {
      const trouble = JSON.parse(data) as { detail: string };
      this.lastHeard = performance.now();
      this.set({ ...this.heard, state: 'lost', heardAt: this.now(), problem: trouble.detail });
    });
    source.addEventListener('error', () => {
      begun = performance.now(); // of the browser's next attempt
      this.lose(source);
    });
    this.watch = setInterval(() => {
      const patience = this.lastHeard < begun ? CONNECT_MS : SILENCE_MS;
      if (performance.now() - Math.max(begun, this.lastHeard) > patience) {
        this.lose(source, true);
      }
    }, 500);
  }

  private disconnect(): void {
    this.source?.close();
    this.source = null;
    clearTimeout(this.retry);
    clearInterval(this.watch);
  }

  private readonly seen = () => {
    clearTimeout(this.hiding);
    if (document.visibilityState === 'hidden') {
      this.hiding = setTimeout(() => {
        this.disconnect();
        this.set({ ...this.heard, state: 'lost', heardAt: this.heard.heardAt && this.now() });
      }, HIDDEN_MS);
    } else if (this.source === null) {
      this.connect();
    }
  };

  private take(answer: BoardAnswer): void {
    this.hear(micros(answer.as_of), { board: updated(this.heard.board, answer) });
    this.followers.forEach((follower) => follower(answer.touched, answer.whole));
  }

  private hear(asOf: number, more: Partial<Heard> = {}): void {
    const heardAhead = asOf - Date.now() * 1000;
    // A message can come late, never early: the largest is the truest, until a clock was set. It fades, for clocks drift.
    const wasSet = heardAhead - ahead > 2 * SECOND || ahead - heardAhead > 5 * SECOND;
    ahead = this.heard.state !== 'live' || wasSet ? heardAhead : Math.max(heardAhead, ahead - FADING);
    this.lastHeard = performance.now();
    this.set({ ...this.heard, ...more, state: 'live', heardAt: asOf, problem: null });
  }

  /** The browser tries again by itself, unless the server refused or there was nothing but silence. */
  private lose(source: EventSource, silent = false): void {
    if (source !== this.source) {
      return;
    }
    if (this.heard.state === 'live') {
      this.set({ ...this.heard, state: 'lost', heardAt: this.now() });
    }
    if (silent || source.readyState === EventSource.CLOSED) {
      this.disconnect();
      this.retry = setTimeout(() => this.connect(), RETRY_MS);
      if (!silent) {
        void this.ask();
      }
    }
  }

  /** An event source cannot tell why it was refused; asked plainly, the same address does. */
  private async ask(): Promise<void> {
    const asking = new AbortController();
    try {
      const response = await fetch(this.address, { signal: asking.signal });
      if (response.ok) {
        asking.abort(); // it would never end
      } else {
        const problem = (await response.json()) as { detail?: string };
        this.set({
          ...this.heard,
          state: 'lost',
          problem: problem.detail ?? `The server answered ${response.status}.`,
        });
      }
    } catch {
      // It is not there: the link is lost, which is known.
    }
  }

  private set(heard: Heard): void {
    this.heard = heard;
    this.listeners.forEach((listener) => listener());
  }
}
