import { type RawFile, Routes } from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import type { Picture } from '../../src/card/picture.ts';
import { altText, peopleIn, picturesOn, placePictures } from '../../src/card/place-pictures.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { Log } from '../../src/port/log.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { record } from './raw.ts';
import type { Request } from './requests.ts';

export type PictureParts = { readonly draw: DrawPicture; readonly request: Request; readonly log: Log };

/** A card whose pictures are attachments, and these. */
export type WithPictures = { readonly card: Card; readonly pictures: RawFile[] };

/**
 * Sends a card, its pictures with it. Where Attune may not attach files, or a picture cannot be drawn, the card says in
 * words what was on it: nothing is lost, and nothing waits.
 */
export type SendWithPictures = <T>(card: Card, send: (shown: WithPictures) => Promise<T>) => Promise<T>;

export function createSendWithPictures(parts: PictureParts): SendWithPictures {
  return async (card, send) => {
    if (picturesOn(card).length === 0) return send({ card, pictures: [] });
    const drawn = await drawAll(card, parts);
    try {
      return await send(drawn);
    } catch (error) {
      const refused = error instanceof PlatformError && error.kind === 'forbidden' && drawn.pictures.length > 0;
      if (!refused) throw error;
      return send({ card, pictures: [] });
    }
  };
}

/** The name says nothing: whoever hosts files, and whoever saves one, reads it. */
export function attachedAs(card: Card, nameOf: (user: UserRef) => string): Card {
  return placePictures(card, (picture, index) => ({
    kind: 'image',
    url: `attachment://${fileName(index)}`,
    alt: altText(picture, nameOf),
  }));
}

export function fileName(index: number): string {
  return `picture-${index + 1}.png`;
}

async function drawAll(card: Card, { draw, request, log }: PictureParts): Promise<WithPictures> {
  const all = picturesOn(card);
  const names = await namesOf(all, request);
  const nameOf = (user: UserRef) => names.get(user.user) ?? unknownName;
  try {
    const pictures = await Promise.all(
      all.map(async (picture, index): Promise<RawFile> => {
        const data = Buffer.from(await draw(picture, peopleIn(picture).map(nameOf)));
        return { name: fileName(index), contentType: 'image/png', data };
      }),
    );
    return { card: attachedAs(card, nameOf), pictures };
  } catch (error) {
    log.error('a picture could not be drawn, and is told in words', error);
    return { card, pictures: [] };
  }
}

/** As they are called in their server. Asking for one member takes no privileged intent. */
async function namesOf(all: readonly Picture[], request: Request): Promise<ReadonlyMap<string, string>> {
  const people = new Map(all.flatMap(peopleIn).map((one) => [one.user, one] as const));
  const names = await Promise.all([...people.values()].map((one) => nameOf(one, request)));
  return new Map([...people.keys()].map((id, index) => [id, names[index] ?? unknownName]));
}

async function nameOf({ space, user }: UserRef, request: Request): Promise<string> {
  try {
    const member = record(await request('looking for a name', 'get', Routes.guildMember(space, user))) ?? {};
    const account = record(member['user']) ?? {};
    const names = [member['nick'], account['global_name'], account['username']];
    return names.find((name): name is string => typeof name === 'string' && name !== '') ?? unknownName;
  } catch {
    return unknownName;
  }
}

/** A sign beside it still tells one from the other. */
const unknownName = '?';
