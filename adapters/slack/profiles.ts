import type { Instant } from '../../src/model/instant.ts';
import { isZone } from '../../src/model/zone.ts';
import type { Clients } from './clients.ts';
import { slackTimes } from './limits.ts';

/** What Slack knows of a person: language (BCP 47) and zone (IANA). Only ever a proposal. */
export type Profile = { readonly locale?: string; readonly zone?: string };

/**
 * Looks up profiles, and remembers them for an hour; a restart only costs another look. It never keeps an answer
 * waiting: what is not there in time is left out, and known the next time.
 */
export function openProfiles(clients: Clients, now: () => Instant): (space: string, user: string) => Promise<Profile> {
  const known = new Map<string, { until: Instant; profile: Promise<Profile> }>();
  return async (space, user) => {
    const key = `${space}/${user}`;
    const kept = known.get(key);
    if (kept !== undefined && kept.until > now()) return inTime(kept.profile);
    const entry = { until: now() + 3_600_000, profile: Promise.resolve<Profile>({}) };
    entry.profile = look(clients, space, user).catch(() => {
      // Not known today may be known in a minute.
      entry.until = now() + 60_000;
      return {};
    });
    known.set(key, entry);
    if (known.size > 5000) known.delete(known.keys().next().value ?? key);
    return inTime(entry.profile);
  };
}

async function look(clients: Clients, space: string, user: string): Promise<Profile> {
  const { client } = await clients.of(space);
  const { user: found } = await client.users.info({ user, include_locale: true });
  const { locale, tz } = found ?? {};
  return { ...(locale === undefined ? {} : { locale }), ...(tz !== undefined && isZone(tz) ? { zone: tz } : {}) };
}

async function inTime(profile: Promise<Profile>): Promise<Profile> {
  const { promise, resolve } = Promise.withResolvers<Profile>();
  const timer = setTimeout(() => resolve({}), slackTimes.profile);
  const first = await Promise.race([profile, promise]);
  clearTimeout(timer);
  return first;
}
