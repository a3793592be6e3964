/** How many requests are taken in how many milliseconds. */
export type Rate = { readonly most: number; readonly per: number };

/** What the twin answers beside a body: how much is left, and how long to wait once nothing is. */
export type Verdict = {
  readonly ok: boolean;
  readonly global: boolean;
  readonly headers: Record<string, string>;
  readonly wait: number;
};

/** Discord's limits: so many requests a second in all, and so many messages at a time in each channel. */
export class RateLimits {
  readonly #global: Rate;
  readonly #channel: Rate;
  readonly #windows = new Map<string, { start: number; used: number }>();
  /** Requests in each full second, as they were taken. */
  readonly taken: number[] = [];
  refused = 0;

  constructor(global: Rate, channel: Rate) {
    this.#global = global;
    this.#channel = channel;
  }

  /** `bucket` is what the route is limited by, if it is; interactions have no part in the global limit. */
  take(now: number, bucket: string | null, countsGlobally: boolean): Verdict {
    const all = countsGlobally ? this.#use('global', this.#global, now) : null;
    if (all !== null && all.left < 0) return this.#refuse(all.wait, true, {});
    const one = bucket === null ? null : this.#use(bucket, this.#channel, now);
    const headers: Record<string, string> =
      one === null
        ? {}
        : {
            'x-ratelimit-limit': String(this.#channel.most),
            'x-ratelimit-remaining': String(Math.max(one.left, 0)),
            'x-ratelimit-reset-after': (one.wait / 1000).toFixed(3),
            'x-ratelimit-bucket': bucket?.replace(/:.*/, '') ?? '',
          };
    if (one !== null && one.left < 0) return this.#refuse(one.wait, false, headers);
    if (countsGlobally) this.taken.push(now);
    return { ok: true, global: false, headers, wait: 0 };
  }

  #use(name: string, { most, per }: Rate, now: number): { left: number; wait: number } {
    const known = this.#windows.get(name);
    const window = known === undefined || now - known.start >= per ? { start: now, used: 0 } : known;
    window.used += 1;
    this.#windows.set(name, window);
    return { left: most - window.used, wait: window.start + per - now };
  }

  #refuse(wait: number, global: boolean, headers: Record<string, string>): Verdict {
    this.refused += 1;
    return { ok: false, global, wait, headers };
  }
}
