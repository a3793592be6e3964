import type { Trouble } from '../wire.ts';
import { say } from './words.ts';

/** Why a request did not come through, as a sentence to show. */
export class RequestTrouble extends Error {
  override readonly name = 'RequestTrouble';
  /** Whether Attune said no, rather than nothing. */
  readonly refused: boolean;

  constructor(sentence: string, refused: boolean) {
    super(sentence);
    this.refused = refused;
  }
}

/** What is said while Attune cannot be reached; it is taken back once it can. */
export function unreachable(): string {
  return say('preview.unreachable');
}

/** Sends JSON to the preview and reads its answer. Throws a `RequestTrouble`, and nothing else. */
export async function send<T>(path: string, body: object): Promise<T> {
  return request<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export async function load<T>(path: string): Promise<T> {
  return request<T>(path, {});
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => null);
  if (response === null) throw new RequestTrouble(unreachable(), false);
  const answer: unknown = await response.json().catch(() => null);
  if (answer === null) throw new RequestTrouble(unreachable(), false);
  if (!response.ok) throw new RequestTrouble((answer as Trouble).error, response.status < 500);
  return answer as T;
}

const ids = new Map<string, string>();

/**
 * Sends something that must happen once. `what` says what it is: until Attune has answered, the same thing goes
 * out under the same id, so that a second click, or another try after a broken connection, is the same event.
 */
export async function sendOnce<T>(what: string, path: string, body: object): Promise<T> {
  const id = ids.get(what) ?? crypto.randomUUID();
  ids.set(what, id);
  try {
    const answer = await send<T>(path, { ...body, id });
    ids.delete(what);
    return answer;
  } catch (error) {
    if (error instanceof RequestTrouble && error.refused) ids.delete(what);
    throw error;
  }
}
