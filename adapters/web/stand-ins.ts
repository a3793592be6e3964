import type { LookName } from './look/look.ts';
import { room } from './place.ts';
import { type PersonId, personIds } from './wire.ts';

/** Ids as the other platforms have them, for people who are there only in the preview. */
const ids: Readonly<Record<LookName, Readonly<Record<PersonId, string>>>> = {
  discord: { sam: '100000000000000001', alex: '100000000000000002', guest: '100000000000000003' },
  slack: { sam: 'U00000SAM', alex: 'U0000ALEX', guest: 'U000GUEST' },
};

/** Which person an id stands for. */
export function namesById(look: LookName, nameOf: (person: PersonId) => string): ReadonlyMap<string, string> {
  return new Map(personIds.map((person) => [ids[look][person], nameOf(person)]));
}

/** A card or a form in which the people of the preview have ids of the other platform. Partner words stay as they are. */
export function withStandIns<T>(value: T, look: LookName): T {
  if (Array.isArray(value)) return value.map((one) => withStandIns(one, look)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, withStandIns(one, look)]);
  const copy = Object.fromEntries(entries);
  const person = personIds.find((id) => copy.platform === 'web' && copy.space === room.space && copy.user === id);
  return (person === undefined ? copy : { platform: look, space: copy.space, user: ids[look][person] }) as T;
}
