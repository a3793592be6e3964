import { room } from '../../../adapters/web/place.ts';
import { note, quote, text } from '../../../src/card/card.ts';
import { person, plain } from '../../../src/card/markup.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { MessageRef } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import {
  answerForm,
  invitation,
  plainCard,
  questionCard,
  respondForm,
  revealCard,
  rhythmCard,
  rhythmForm,
  supportCard,
  tipCard,
} from './story-cards.ts';
import { storyCommands } from './story-commands.ts';

/** A bot that plays a couple's first evening: enough of it to look at every part of the page. */
export function storyInbox(platform: () => ChatPlatform): FakeInbox {
  const inbox = new FakeInbox();
  const answers = new Map<string, PartnerWords>();
  let question: MessageRef | null = null;
  inbox.commands = storyCommands;
  inbox.proposals = ({ typed }) =>
    ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York', 'Asia/Tokyo']
      .filter((zone) => zone.toLowerCase().includes(typed.toLowerCase()))
      .map((zone) => ({ value: zone, label: zone }));

  inbox
    .on('command', 'pair', 'shared', (event) => ({ kind: 'shared', card: invitation(event.by) }))
    .on('action', 'pairing.accept', 'update', async () => {
      await platform().post(room, rhythmCard('main'), 'welcome');
      return {
        kind: 'update',
        card: { title: 'You are paired', tone: 'warm', elements: [text('Both of you said yes.')] },
      };
    })
    .on('action', 'pairing.decline', 'update', () => ({
      kind: 'update',
      card: plainCard('The invitation was declined.'),
    }))
    .on('action', 'rhythm.open', 'form', () => ({ kind: 'form', form: rhythmForm }))
    .on('command', 'checkin schedule', 'form', () => ({ kind: 'form', form: rhythmForm }))
    .on('form', 'rhythm.save', 'update', async (event) => {
      if (event.typed['time']?.reveal() === '25:00')
        return { kind: 'invalid', form: rhythmForm, problems: { time: 'There is no such time.' } };
      await platform().post(room, rhythmCard('plain'), 'rhythm');
      return { kind: 'nothing' };
    })
    .on('command', 'checkin now', 'private', async () => {
      question = await platform().post(room, questionCard([]), 'question');
      return { kind: 'nothing' };
    })
    .on('action', 'check-in.answer', 'form', (event) => ({
      kind: 'form',
      form: answerForm(answers.get(event.by.user)),
    }))
    .on('form', 'check-in.write', 'private', async (event) => {
      const words = event.typed['words'] ?? new PartnerWords('');
      if (words.reveal().includes('nothing')) {
        return { kind: 'invalid', form: answerForm(words), problems: { words: 'Say a little more than that.' } };
      }
      answers.set(event.by.user, words);
      const both = answers.size === 2;
      if (question !== null) {
        await platform().edit(question, both ? revealCard(answers) : questionCard([event.by]));
      }
      return {
        kind: 'private',
        card: {
          title: 'Your answer',
          tone: 'calm',
          elements: [quote(words), note('Sealed until both of you have answered.')],
        },
      };
    })
    .on('action', 'check-in.pass', 'private', () => ({
      kind: 'private',
      card: plainCard('You have left this question. Nobody else can tell.'),
    }))
    .on('action', 'respond.open', 'form', () => ({ kind: 'form', form: respondForm }))
    .on('form', 'respond.send', 'private', async (event) => {
      const words = event.typed['words'] ?? new PartnerWords('');
      await platform().post(
        { ...room, under: question?.message ?? '' },
        { tone: 'warm', elements: [quote(words, [person(event.by), ...plain(' says back')])] },
        `response-${event.id}`,
      );
      return { kind: 'nothing' };
    })
    .on('command', 'support', 'private', () => ({ kind: 'private', card: supportCard('everywhere'), traceless: true }))
    .on('action', 'support.country', 'update', (event) => ({
      kind: 'update',
      card: supportCard(event.value ?? ''),
      traceless: true,
    }))
    .on('command', 'privacy', 'private', () => ({
      kind: 'private',
      card: plainCard('Here is everything that is yours.'),
      files: [{ name: 'attune-export.json', mediaType: 'application/json', text: '{"answers":[]}' }],
    }))
    .on('command', 'tip', 'private', () => ({ kind: 'private', card: tipCard }))
    .on('action', 'tips.another', 'update', () => ({ kind: 'update', card: tipCard }));
  return inbox;
}
