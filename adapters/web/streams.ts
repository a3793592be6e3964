import type { SSEStreamingApi } from 'hono/streaming';
import { sees } from './messages.ts';
import type { PersonId, StreamEvents, WireMessage } from './wire.ts';

/** The pages that are open right now, each as one person. */
export interface Streams {
  /** Adds a page. What happens while `first` is being written follows it, in order. Returns when the page is gone. */
  join(viewer: PersonId, stream: SSEStreamingApi, first: () => Promise<void>): Promise<void>;
  message(message: WireMessage): void;
  /** To everybody. */
  tell<Name extends 'people' | 'clock' | 'standing' | 'sample'>(name: Name, data: StreamEvents[Name]): void;
  /** Has every page start afresh from a new snapshot. */
  refresh(): void;
  close(): Promise<void>;
}

type Page = {
  readonly viewer: PersonId;
  readonly send: (work: () => Promise<unknown>) => void;
  readonly end: () => void;
};

export function openStreams(): Streams {
  const pages = new Set<{ page: Page; stream: SSEStreamingApi; first: () => Promise<void>; ended: Promise<void> }>();

  const each = (
    work: (stream: SSEStreamingApi) => Promise<unknown>,
    who: (viewer: PersonId) => boolean = () => true,
  ) => {
    for (const { page, stream } of pages) if (who(page.viewer)) page.send(() => work(stream));
  };

  // Sent so that a connection that broke without a word is noticed; comments reach no page.
  const pulse = setInterval(() => each((stream) => stream.write(': still here\n\n')), 15_000);
  pulse.unref();

  return {
    join: async (viewer, stream, first) => {
      const gone = Promise.withResolvers<void>();
      let last = first();
      // The first failure to read ends the page's stream; the page comes back by itself and starts afresh.
      last.catch(() => gone.resolve());
      const send = (work: () => Promise<unknown>) => {
        last = last.then(async () => void (await work()));
        last.catch(() => gone.resolve());
      };
      const entry = { page: { viewer, send, end: gone.resolve }, stream, first, ended: gone.promise };
      stream.onAbort(() => gone.resolve());
      pages.add(entry);
      await gone.promise;
      pages.delete(entry);
    },
    message: (message) => {
      each(
        (stream) => stream.writeSSE(messageEvent(message)),
        (viewer) => sees(viewer, message),
      );
    },
    tell: (name, data) => each((stream) => stream.writeSSE({ event: name, data: JSON.stringify(data) })),
    refresh: () => {
      for (const { page, first } of pages) page.send(first);
    },
    close: async () => {
      clearInterval(pulse);
      const open = [...pages];
      for (const { page } of open) page.end();
      await Promise.all(open.map(({ stream }) => stream.close()));
    },
  };
}

/** A message as an event: its revision is where a page resumes after a break. */
export function messageEvent(message: WireMessage): { event: 'message'; id: string; data: string } {
  return { event: 'message', id: String(message.revision), data: JSON.stringify(message) };
}
