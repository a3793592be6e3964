import type { RequestListener } from 'node:http';
import type { Content } from '../../content/library.ts';
import type { HostPages } from '../../model/host-pages.ts';
import type { ChatPlatform } from '../../port/chat-platform.ts';
import type { Inbox } from '../../port/inbox.ts';
import type { Leases } from '../../port/leases.ts';
import type { Log } from '../../port/log.ts';
import type { Metrics } from '../../port/metrics.ts';
import type { Store } from '../../port/store.ts';
import type { System } from '../../port/system.ts';

/** A platform that is set up. `start` and `check` throw a `CliError` with a sentence if it will not have us. */
export type Connection = {
  readonly platform: ChatPlatform;
  /** Which processes connect it: those that hold connections, or those that requests come in at. */
  readonly role: 'gateway' | 'web';
  /** As people call it. */
  readonly title: string;
  /** What the host should know once it runs, in a sentence. */
  readonly note: string | null;
  /** Takes the platform's own requests, where they come in over HTTP. */
  readonly requests: RequestListener | null;
  /** Connects, and takes what people do to the inbox. */
  start(inbox: Inbox): Promise<void>;
  /** For a process that only posts: looks whether the platform takes the tokens. */
  check(): Promise<void>;
};

export type ConnectionParts = {
  readonly content: Content;
  readonly store: Store;
  /** How connections are shared out between processes; without it this one takes them all. */
  readonly leases?: Leases;
  /** Whether this process does jobs, and so posts. */
  readonly posts?: boolean;
  readonly system: System;
  readonly log: Log;
  readonly metrics: Metrics;
  /** None, if left out. */
  readonly hostPages?: HostPages;
};
