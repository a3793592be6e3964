import { type Finding, ok, problem, skipped, warning } from './finding.ts';

/** More than this and a question comes at another minute than the couple chose (s). */
const tolerable = 5;

/** More than this and Slack's signatures soon count as old, and reminders are plainly late (s). */
const wrong = 60;

/**
 * Compares this machine's clock with what servers say that the time is. Their answers are whole seconds, and took a
 * moment to come.
 */
export async function checkClock(servers: readonly string[]): Promise<Finding> {
  for (const server of servers) {
    const ahead = await secondsAhead(server);
    if (ahead === null) continue;
    const says = `This machine's clock is ${Math.abs(ahead)} s ${ahead < 0 ? 'behind' : 'ahead'}.`;
    if (Math.abs(ahead) > wrong) return problem('clock', says, setTheClock);
    if (Math.abs(ahead) > tolerable) return warning('clock', says, setTheClock);
    return ok('clock', 'This machine’s clock is right.');
  }
  if (Temporal.Now.instant().epochMilliseconds < madeAt) {
    return problem('clock', 'This machine’s clock is behind the day on which this version was made.', setTheClock);
  }
  return skipped('clock', 'There was nothing to compare this machine’s clock with.', 'Connect a platform first.');
}

/** Zone rules change several times a year; this looks whether the machine has them, and how old they are. */
export function checkZones(): Finding {
  const rules = process.versions['tz'] ?? 'unknown';
  const lisbon = ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].map(
    (at) => Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Lisbon').hour,
  );
  if (lisbon.join() !== '12,13' || Intl.supportedValuesOf('timeZone').length < 300) {
    return problem('time-zones', 'This Node has no full time zone data.', 'Use Node from nodejs.org, or npm ci.');
  }
  const year = Number(/^\d{4}/.exec(rules)?.[0] ?? 0);
  const says = `The time zone data is of ${rules}.`;
  if (year < Temporal.Now.plainDateISO('UTC').year - 1) {
    return warning('time-zones', says, 'Update Node: times may be an hour off where rules have changed since.');
  }
  return ok('time-zones', says);
}

const setTheClock = 'Have it set by the network: sudo timedatectl set-ntp true (in a container: on its host).';

const madeAt = Date.parse('2026-11-01T00:00:00Z');

async function secondsAhead(server: string): Promise<number | null> {
  try {
    const started = Temporal.Now.instant().epochMilliseconds;
    const response = await fetch(server, { signal: AbortSignal.timeout(10_000) });
    const ended = Temporal.Now.instant().epochMilliseconds;
    const said = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(said)) return null;
    // The second that was told may have begun up to a second ago.
    if (said + 1000 < started) return Math.round((started - said) / 1000);
    return said > ended ? -Math.round((said - ended) / 1000) : 0;
  } catch {
    return null;
  }
}
