import { setTimeout as wait } from 'node:timers/promises';
import { type Card, text } from '../../src/card/card.ts';
import type { Picture } from '../../src/card/picture.ts';
import { altText, peopleIn, picturesOn, placePictures } from '../../src/card/place-pictures.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { DrawPicture } from '../../src/port/draw-picture.ts';
import type { Log } from '../../src/port/log.ts';
import type { Client } from './clients.ts';
import { displayName } from './display-name.ts';
import { uploaded } from './render-card.ts';
import { codeOf } from './translate-error.ts';
import type { WordsIn } from './words.ts';

export type UploadParts = {
  readonly draw: DrawPicture;
  readonly words: WordsIn;
  readonly log: Log;
  /** Milliseconds to wait before each further try to post a picture that Slack is not done with. */
  readonly waits: readonly number[];
};

/**
 * Posts a card as a new message, its pictures as files of Slack's that only this message shows. That works in a new
 * message alone: Slack shows no file in an ephemeral one (node-slack-sdk 1790), and one that an edit brings in is shown as
 * not found, without an error (java-slack-sdk 1441, bolt-python 1295). There a card says it in words; and so it does
 * here where the permission is missing (`files:write`), files are off, or a picture is not to be had.
 */
export type PostWithPictures = <T>(client: Client, card: Card, post: (shown: Card) => Promise<T>) => Promise<T>;

/**
 * For some seconds after an upload Slack refuses a message with the file as `invalid_blocks` (python-slack-sdk 1521). To
 * ask when it is done would take the permission to read files; the post itself is tried again instead.
 */
export function createPostWithPictures({ draw, words, log, waits }: UploadParts): PostWithPictures {
  return async (client, card, post) => {
    const all = picturesOn(card);
    if (all.length === 0) return post(card);
    const names = await namesOf(client, all);
    const nameOf = ({ user }: UserRef) => names.get(user) ?? words(undefined).oneOfYou;
    const inWords = placePictures(card, (picture) => text(altText(picture, nameOf)));
    const files = await uploadAll(client, all, nameOf, draw).catch((error: unknown) => {
      log.error('a picture could not be given to Slack, and is told in words', error, { code: codeOf(error) });
      return null;
    });
    if (files === null) return post(inWords);
    const shown = placePictures(card, (picture, index) => ({
      kind: 'image',
      url: uploaded(files[index] ?? ''),
      alt: altText(picture, nameOf),
    }));
    for (const ms of [0, ...waits]) {
      if (ms > 0) await wait(ms, undefined, { ref: false });
      try {
        return await post(shown);
      } catch (error) {
        if (codeOf(error) !== 'invalid_blocks') throw error;
      }
    }
    log.warn('Slack was not done with a picture in time, and it is told in words');
    return post(inWords);
  };
}

/** How long Slack may take with a picture: 7.5 seconds in all. */
export const pictureWaits = [500, 1000, 2000, 4000] as const;

/** The ids that Slack gave the files. Their names say nothing, and they are shared with nobody. */
async function uploadAll(
  client: Client,
  all: readonly Picture[],
  nameOf: (user: UserRef) => string,
  draw: DrawPicture,
): Promise<readonly string[]> {
  const drawn = await Promise.all(all.map((picture) => draw(picture, peopleIn(picture).map(nameOf))));
  const { files } = await client.filesUploadV2({
    file_uploads: drawn.map((bytes, index) => {
      const name = `picture-${index + 1}.png`;
      return { filename: name, title: name, file: Buffer.from(bytes) };
    }),
  });
  const ids = files.flatMap((completed) => completed.files ?? []).map(({ id }) => id ?? '');
  if (ids.length !== all.length || ids.includes('')) throw new Error('Slack did not tell the ids of the files');
  return ids;
}

async function namesOf(client: Client, all: readonly Picture[]): Promise<ReadonlyMap<string, string | null>> {
  const people = [...new Set(all.flatMap(peopleIn).map(({ user }) => user))];
  const names = await Promise.all(people.map((user) => displayName(client, user)));
  return new Map(people.map((user, index) => [user, names[index] ?? null]));
}
