import type { ChatPlatform } from '../port/chat-platform.ts';
import type { Health } from '../port/health.ts';
import type { Store } from '../port/store.ts';
import { inTime } from './in-time.ts';

/**
 * Looks whether the database answers and the platforms are there. Answers in time, also where the database never does.
 */
export function healthCheck(
  store: Pick<Store, 'ping'>,
  platforms: readonly Pick<ChatPlatform, 'name' | 'condition'>[],
  details: Readonly<Record<string, unknown>>,
): () => Promise<Health> {
  const ping = inTime(() => store.ping());
  const answers = () =>
    ping().then(
      () => true,
      () => false,
    );
  return async () => {
    const conditions = platforms.map(({ name, condition }) => ({ name, condition: condition() }));
    const reasons = conditions.flatMap(({ condition }) => (condition.state === 'up' ? [] : [condition.reason]));
    const more = conditions.flatMap(({ name, condition }) =>
      condition.state === 'up' && condition.details !== undefined ? [[name, condition.details] as const] : [],
    );
    if (!(await answers())) reasons.unshift('The database does not answer.');
    return reasons.length === 0
      ? { well: true, details: { ...details, ...Object.fromEntries(more) } }
      : { well: false, reason: reasons.join(' ') };
  };
}
