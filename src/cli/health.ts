import type { ChatPlatform } from '../port/chat-platform.ts';
import type { Health } from '../port/health.ts';
import type { Store } from '../port/store.ts';

/** How long the database has to answer (ms). */
const patience = 3000;

/**
 * Looks whether the database answers and the platforms are there. Answers within `patience`, also where the database
 * never does.
 */
export function healthCheck(
  store: Pick<Store, 'ping'>,
  platforms: readonly Pick<ChatPlatform, 'name' | 'condition'>[],
  details: Readonly<Record<string, unknown>>,
): () => Promise<Health> {
  const answers = databaseCheck(store);
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

/** One question at a time: those that are never answered must not pile up while somebody looks every few seconds. */
function databaseCheck(store: Pick<Store, 'ping'>): () => Promise<boolean> {
  let waiting: Promise<boolean> | null = null;
  return async () => {
    waiting ??= store
      .ping()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        waiting = null;
      });
    const late = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => late.resolve(false), patience);
    return Promise.race([waiting, late.promise]).finally(() => clearTimeout(timer));
  };
}
