import type { Store } from '../../src/port/store.ts';
import type { PreviewStore } from '../../src/port/stores/preview-store.ts';
import { type PersonId, personIds, type WirePerson } from './wire.ts';

/** Who sits at the preview: names and zones, kept in its store. */
export interface People {
  all(): Promise<readonly WirePerson[]>;
  find(id: PersonId): Promise<WirePerson>;
  /** `taken` if another of them bears the name already, in whatever case. */
  save(person: Omit<WirePerson, 'zoneKnown'>): Promise<'saved' | 'taken'>;
  clear(): Promise<void>;
}

/** `zone` is where a person is until they say otherwise, and `guest` what a stranger is called. */
export function openPeople(store: Store, { zone, guest }: { readonly zone: string; readonly guest: string }): People {
  const firstNames: Readonly<Record<PersonId, string>> = { sam: 'Sam', alex: 'Alex', guest };
  const readAll = async (preview: PreviewStore): Promise<readonly WirePerson[]> => {
    const entries = await preview.list('person/');
    const kept = new Map(entries.map(({ key, value }) => [key, JSON.parse(value) as WirePerson]));
    return personIds.map((id) => kept.get(`person/${id}`) ?? unknown(id));
  };
  const unknown = (id: PersonId): WirePerson => ({ id, name: firstNames[id], zone, zoneKnown: false });
  const all = () => store.transaction(({ preview }) => readAll(preview));
  return {
    all,
    find: async (id) => (await all()).find((person) => person.id === id) ?? unknown(id),
    save: (person) =>
      store.transaction(async ({ preview }) => {
        const others = (await readAll(preview)).filter((one) => one.id !== person.id);
        if (others.some((one) => folded(one.name) === folded(person.name))) return 'taken';
        await preview.write(`person/${person.id}`, JSON.stringify({ ...person, zoneKnown: true }));
        return 'saved';
      }),
    clear: () => store.transaction(({ preview }) => preview.remove('person/')),
  };
}

/** A name as people tell it from another. */
function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
