import { room } from '../../../adapters/web/place.ts';
import type { WebOptions } from '../../../adapters/web/platform.ts';
import type { PersonId } from '../../../adapters/web/wire.ts';
import type { PlatformDriver } from '../../contract/platform-driver.ts';
import type { FakeInbox } from '../../fakes/fake-inbox.ts';
import { openPreview, type Preview } from './open-preview.ts';
import { WebPerson } from './web-person.ts';

export type WebDriver = PlatformDriver & {
  readonly preview: Preview;
  readonly one: WebPerson;
  readonly other: WebPerson;
  readonly stranger: WebPerson;
};

/** The preview over real HTTP on loopback, with Sam, Alex and a stranger connected. */
export async function openWebDriver(inbox: FakeInbox, options: Partial<WebOptions> = {}): Promise<WebDriver> {
  const preview = await openPreview({ inbox, ...options });
  const [one, other, stranger] = await Promise.all([sit('sam', preview), sit('alex', preview), sit('guest', preview)]);
  const people = [one, other, stranger];
  return {
    get platform() {
      return preview.platform;
    },
    preview,
    inbox,
    room,
    lostRoom: { ...room, room: 'elsewhere' },
    one,
    other,
    stranger,
    restart: async () => {
      await preview.restart();
      for (const person of people) {
        person.reload();
        await person.view.connect(preview.address);
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(people.map((person) => person.view.close()));
      await preview[Symbol.asyncDispose]();
    },
  };
}

async function sit(as: PersonId, preview: Preview): Promise<WebPerson> {
  const person = new WebPerson(as, () => preview.address);
  await person.view.connect(preview.address);
  return person;
}
