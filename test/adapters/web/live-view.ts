import type { PersonId, Snapshot, StreamEvents, WireMessage } from '../../../adapters/web/wire.ts';

/** One event of a stream, as it came over the wire. */
export type RawEvent = { readonly event: string; readonly id: string | null; readonly data: string };

/** What one person's page holds, built from nothing but that person's stream. */
export class LiveView {
  readonly messages = new Map<string, WireMessage>();
  /** Everything that was ever sent on this stream, as text. */
  readonly raw: RawEvent[] = [];
  snapshot: Snapshot | null = null;
  lastId: string | null = null;
  readonly #as: PersonId;
  readonly #waiting = new Set<() => void>();
  #abort = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  constructor(as: PersonId) {
    this.#as = as;
  }

  /** Connects, as a browser does again after a break: with the id of the last event it got. */
  async connect(address: string): Promise<void> {
    this.#abort = new AbortController();
    const resume = this.lastId === null ? {} : { 'last-event-id': this.lastId };
    const headers = { connection: 'close', ...resume };
    const response = await fetch(`${address}/api/stream?as=${this.#as}`, { headers, signal: this.#abort.signal });
    if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
    const before = this.raw.length;
    this.#reading = this.#read(response.body);
    await this.until(() => this.raw.length > before);
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#reading;
  }

  /** Resolves once the view holds what is asked for. */
  async until(reached: () => boolean): Promise<void> {
    while (!reached()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** Whether everything up to this revision has arrived. */
  has(revision: number): boolean {
    return Number(this.lastId ?? -1) >= revision;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } catch {
      // The stream was closed, by us or by a restart.
    }
  }

  #take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .filter((line) => line.startsWith(`${name}: `))
        .map((line) => line.slice(name.length + 2));
    const event = field('event')[0];
    if (event === undefined) return;
    const id = field('id')[0] ?? null;
    const data = field('data').join('\n');
    this.raw.push({ event, id, data });
    if (id !== null) this.lastId = id;
    if (event === 'snapshot') {
      const snapshot: StreamEvents['snapshot'] = JSON.parse(data);
      this.snapshot = snapshot;
      this.messages.clear();
      for (const message of snapshot.messages) this.messages.set(message.id, message);
    }
    if (event === 'message') {
      const message: StreamEvents['message'] = JSON.parse(data);
      if (message.body.kind === 'gone') this.messages.delete(message.id);
      else this.messages.set(message.id, message);
    }
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
