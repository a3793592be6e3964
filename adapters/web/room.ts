import type { SSEStreamingApi } from 'hono/streaming';
import { picturesOn } from '../../src/card/place-pictures.ts';
import type { Choice } from '../../src/port/command-spec.ts';
import type { SuggestEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Clockface } from './clockface.ts';
import { webLimits } from './limits.ts';
import type { LookName } from './look/look.ts';
import type { Messages, StoredFile } from './messages.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { publishCommands } from './publish-commands.ts';
import type { Interaction } from './read-event.ts';
import { readCard } from './render-card.ts';
import type { Renderings, Shown } from './renderings.ts';
import type { Sample } from './sample/sample.ts';
import { messageEvent, type Streams } from './streams.ts';
import { Refusal } from './translate-error.ts';
import type { Answer, PersonId, Rendering, Snapshot, WirePerson, WireStanding } from './wire.ts';

export type RoomParts = {
  readonly messages: Messages;
  readonly people: People;
  readonly pictures: Pictures;
  readonly streams: Streams;
  readonly clockface: Clockface;
  readonly inbox: () => Inbox;
  readonly interact: (sent: Interaction) => Promise<Answer>;
  readonly standing: () => Promise<WireStanding>;
  readonly onReset: () => Promise<void>;
  readonly sample: Sample;
  readonly renderings: Renderings;
};

export type Room = ReturnType<typeof openRoom>;

/** What a page can do in the room: one method for each of its requests. */
export function openRoom(parts: RoomParts) {
  const { messages, people, pictures, streams, clockface, inbox, interact, standing, onReset, sample, renderings } =
    parts;
  const { now, setBack } = clockface;
  const snapshot = async (as: PersonId): Promise<Snapshot> => ({
    as,
    people: await people.all(),
    clock: now(),
    standing: await standing(),
    sample: sample.now(),
    hasSample: sample.isWritten,
    commands: publishCommands(inbox().commands),
    looks: renderings.names,
    ...(await messages.page(as)),
  });

  const visible = async (id: string, as: PersonId) => {
    const message = await messages.find(id, as);
    if (message === null) throw new Refusal(404, 'preview.refused-message');
    return message;
  };

  const render = async (look: LookName, shown: Shown, as: PersonId, locale: string): Promise<Rendering> =>
    renderings.render(look, shown, { as, locale, people: await people.all(), now: now().now });

  return {
    messages,

    /** What somebody does, and how the couple stands after it. */
    interact: async (sent: Interaction): Promise<Answer> => {
      const answer = await interact(sent);
      // What was done is done: if this cannot be told now, the next thing that happens tells it.
      await standing().then(
        (now) => streams.tell('standing', now),
        () => undefined,
      );
      return answer;
    },

    /** Sends what is there, or what changed since the page lost touch, and from then on all that happens. */
    follow: (as: PersonId, after: number | null, stream: SSEStreamingApi): Promise<void> => {
      let resumeAfter = after;
      return streams.join(as, stream, async () => {
        const missed = resumeAfter === null ? null : await messages.since(as, resumeAfter);
        resumeAfter = null;
        if (missed !== null) {
          await stream.writeSSE({ event: 'people', data: JSON.stringify(await people.all()), retry: 1000 });
          await stream.writeSSE({ event: 'clock', data: JSON.stringify(now()) });
          await stream.writeSSE({ event: 'standing', data: JSON.stringify(await standing()) });
          await stream.writeSSE({ event: 'sample', data: JSON.stringify(sample.now()) });
          for (const message of missed) await stream.writeSSE(messageEvent(message));
          return;
        }
        const revision = await messages.revision();
        const data = JSON.stringify(await snapshot(as));
        await stream.writeSSE({ event: 'snapshot', id: String(revision), data, retry: 1000 });
      });
    },

    suggest: async (event: SuggestEvent): Promise<readonly Choice[]> =>
      (await inbox().suggest(event)).slice(0, webLimits.command.choices),

    /** What people say to each other; Attune does not read it. */
    chat: async (sent: { id: string; as: PersonId; words: string; under: string | null }) => {
      if (sent.under !== null) await visible(sent.under, sent.as);
      const { as, words, under } = sent;
      const body = { kind: 'chat', words } as const;
      const message = { by: as, to: null, under, body };
      const { id } = await messages.add(message, now().now, `chat:${as}:${sent.id}`);
      return { message: id };
    },

    dismiss: async ({ as, message }: { as: PersonId; message: string }) => {
      const found = await visible(message, as);
      if (found.to === null) throw new Refusal(403, 'preview.refused-dismiss');
      await messages.dismiss(message);
      return {};
    },

    rename: async (person: Omit<WirePerson, 'zoneKnown'>) => {
      if ((await people.save(person)) === 'taken') {
        throw new Refusal(409, 'preview.refused-name');
      }
      streams.tell('people', await people.all());
      return {};
    },

    file: async (id: string, index: number, as: PersonId): Promise<StoredFile> => {
      await visible(id, as);
      const file = await messages.file(id, index);
      if (file === null) throw new Refusal(404, 'preview.refused-file');
      return file;
    },

    /** A picture of a card, for whoever sees that card. */
    picture: async (id: string, index: number, as: PersonId): Promise<Uint8Array> => {
      const { body } = await visible(id, as);
      const picture = body.kind === 'card' ? picturesOn(readCard(body.card))[index] : undefined;
      if (picture === undefined) throw new Refusal(404, 'preview.refused-picture');
      return pictures.png(picture);
    },

    /** A card of the room as another platform would get and show it. */
    rendering: async (look: LookName, id: string, as: PersonId, locale: string): Promise<Rendering> => {
      const { body, files, to, at, edited, used, under } = await visible(id, as);
      if (body.kind !== 'card') throw new Refusal(404, 'preview.refused-look');
      const shown = {
        kind: 'card',
        card: readCard(body.card),
        files,
        at,
        toOne: to !== null,
        edited,
        used,
        under,
      } as const;
      return render(look, shown, as, locale);
    },

    /** The same for what is kept nowhere: a passing card, or an open form, which the page sends along. */
    renderingOf: render,

    /** Ends the couples first: what they are still told on the way then goes with the rest, as does time, if asked. */
    startOver: async (clock: 'back' | 'stays') => {
      await onReset();
      if (clock === 'back') await setBack();
      await messages.clear();
      await people.clear();
      await sample.clear();
      streams.refresh();
      return {};
    },
  };
}
