import { createDelivery } from '../../../src/bot/delivery.ts';
import type { Store } from '../../../src/port/store.ts';
import type { BothTwins } from '../../cli/both-twins.ts';
import { simpleCard } from '../../contract/platform-cards.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';
import type { SlackTwin } from '../../fakes/slack-twin/slack-twin.ts';
import { type Kept, slackPosts } from './posted-once.ts';

/**
 * Counts what comes twice on Slack. The window is open from the moment in which Slack has taken a post to the one in
 * which our database knows it; a process that is cut off in between cannot tell whether it posted.
 */
export class SlackWindow {
  readonly #twins: BothTwins;
  /** How many messages more than one there may be of a key: as many as there were lives that ended in the window. */
  readonly #allowed = new Map<string, number>();
  #from = 0;
  /** When each life was over, as `performance.now()` tells it. */
  readonly ends: number[] = [];

  constructor(twins: BothTwins) {
    this.#twins = twins;
  }

  /**
   * A life of the process is over, and the next has not begun. Called with what the folder holds, what this returns
   * tells how many posts were in the window; they may come twice, unless the next life may look for them.
   */
  endLife(): (kept: Kept, mayLookBack: boolean) => number {
    const posts = slackPosts(this.#twins);
    const own = posts.slice(this.#from);
    this.#from = posts.length;
    this.ends.push(performance.now());
    return ({ answered }, mayLookBack) => {
      const unheard = own.filter(({ key }) => !answered.has(key));
      if (!mayLookBack) for (const { key } of unheard) this.#allowed.set(key, (this.#allowed.get(key) ?? 0) + 1);
      return unheard.length;
    };
  }

  /** How many messages there are beyond the one for each key. */
  duplicates(): { readonly inside: number; readonly outside: number } {
    let [inside, outside] = [0, 0];
    for (const [key, { length }] of Map.groupBy(slackPosts(this.#twins), (post) => post.key)) {
      const allowed = Math.min(length - 1, this.#allowed.get(key) ?? 0);
      inside += allowed;
      outside += length - 1 - allowed;
    }
    return { inside, outside };
  }
}

/**
 * How long the window is (ms, the shortest first): from the moment in which Slack has taken a post to the one in which
 * our database, on the disk, knows it. `together` posts are under way at a time.
 */
export async function measureWindow(store: Store, posts: number, together: number): Promise<readonly number[]> {
  await using slack = await SlackWorld.open({ history: false });
  const { system, twin, room } = slack;
  const delivery = createDelivery({ store, system, platform: () => slack.platform });
  const known = new Map<string, number>();
  let made = 0;
  const postOn = async (): Promise<void> => {
    while (made < posts) {
      made += 1;
      const key = `window-${together}-${made}`;
      await delivery.post(room, simpleCard(key), key);
      known.set(key, performance.now());
    }
  };
  await Promise.all(Array.from({ length: together }, postOn));
  return [...takenAt(twin)].map(([key, at]) => (known.get(key) ?? Number.NaN) - at).toSorted((a, b) => a - b);
}

/**
 * The same as seen from outside a process under load, and never less (ms, the shortest first): a couple that just
 * talks gets a second post below the question, which the process makes once its database knows the first. `ends` are
 * the moments at which a life was over.
 */
export function boundsOfWindow(twin: SlackTwin, ends: readonly number[]): readonly number[] {
  const taken = takenAt(twin);
  return [...taken]
    .flatMap(([key, at]) => {
      const below = taken.get(`${key}:talk`);
      return below === undefined || ends.some((end) => at < end && end < below) ? [] : [below - at];
    })
    .toSorted((a, b) => a - b);
}

/** When Slack took the newest post of each key. */
function takenAt(twin: SlackTwin): ReadonlyMap<string, number> {
  const posts = twin.calls.filter(({ method }) => method === 'chat.postMessage');
  return new Map(
    posts.flatMap(({ args, at }) => {
      const { event_payload: payload } = args['metadata'] as { event_payload: { key: string } };
      return [[payload.key, at] as const];
    }),
  );
}
