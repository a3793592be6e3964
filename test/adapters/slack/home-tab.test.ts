import { describe, expect, test } from 'vitest';
import { renderHome } from '../../../adapters/slack/home-tab.ts';
import { actionId } from '../../../src/card/action-id.ts';
import type { HomeCouple } from '../../../src/card/home.ts';
import { plain } from '../../../src/card/markup.ts';
import { fullForm, simpleCard } from '../../contract/platform-cards.ts';
import { checkView } from '../../fakes/slack-twin/check-blocks.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';
import type { SlackPerson } from '../../fakes/slack-twin/slack-person.ts';
import { SlackStory } from '../../fakes/slack-twin/slack-story.ts';
import { cardWith } from '../../flows/driver.ts';
import { askInWords, openQuestion, pair, write } from '../../flows/moves.ts';
import { words } from './words.ts';

const section = (title: string, words: string) =>
  ({ title, elements: [{ kind: 'text', text: plain(words) }] }) as const;

function couple(room: string): HomeCouple {
  return {
    room: { platform: 'slack', space: 'T1', room },
    title: `You two in ${room}`,
    sections: [
      section('Coming up', 'Tomorrow at eight'),
      {
        title: 'Waiting for you',
        elements: [
          { kind: 'text', text: plain('A question') },
          { kind: 'buttons', buttons: [{ label: 'Answer', action: actionId('test.press'), style: 'main' }] },
        ],
      },
      section('The rhythm', 'Monday and Friday'),
      section('This month', 'Three answers shared'),
    ],
  };
}

describe('the Home tab', () => {
  test('says where to begin, then what comes, what waits and what was revealed, and never what is sealed', async () => {
    await using world = await SlackStory.open();
    const { sam, alex } = world;
    const { one, other } = world.slack;
    const look = async (person: SlackPerson) => {
      await person.openHome();
      await world.settle();
      return person.home();
    };
    expect(await look(one)).toContain('/attune pair');
    await pair(world);
    await askInWords(world);
    const question = (await openQuestion(sam)).split('\n')[1] ?? 'no question';
    const asked = await look(one);
    for (const words of [
      'With @alex',
      'The next question',
      'Questions: ',
      question,
      'share in this channel this month will be here.',
    ]) {
      expect(asked).toContain(words);
    }
    await one.pressAtHome('Answer');
    await sam.submit({ words: 'the words of sam' });
    const own = await look(one);
    expect(own).not.toContain(question);
    expect(own).not.toContain('the words of sam');
    const theirs = await look(other);
    expect(theirs).toContain(question);
    expect(theirs).not.toContain('the words of sam');
    await write(alex, 'the words of alex');
    const after = await look(other);
    expect(after).toContain('You both answered one question.');
    expect(after).not.toMatch(/the words of/);
    await other.pressAtHome('See the month');
    await world.settle();
    await cardWith(alex, 'Here’s what you and @sam have done here so far.');
    await alex.command('checkin pause');
    expect(await look(one)).toContain('I won’t ask anything until one of you resumes');
    expect(world.slack.twin.violations).toEqual([]);
  });

  test('shows what is next, what waits, the rhythm and the month, to its person alone', async () => {
    await using world = await SlackWorld.open({
      home: async ({ user }) => ({ intro: [], couples: user === 'UONE' ? [couple('CUS')] : [] }),
    });
    await world.one.openHome();
    await expect.poll(() => world.one.home()).toContain('Tomorrow at eight');
    for (const part of ['Waiting for you', 'A question', 'Monday and Friday', 'Three answers shared']) {
      expect(world.one.home()).toContain(part);
    }
    expect(world.other.home()).toBe('');
  });

  test('has buttons that act in the couple’s room, and is shown anew after them', async () => {
    await using world = await SlackWorld.open({
      home: async () => ({ intro: [], couples: [couple('CUS'), couple('CELSE')] }),
    });
    world.inbox
      .on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }))
      .on('form', 'test.form', 'private', () => ({ kind: 'private', card: simpleCard('Taken') }));
    await world.one.openHome();
    await expect.poll(() => world.one.home()).toContain('Tomorrow');
    await world.one.pressAtHome('Answer');
    expect(world.inbox.received('action')[0]?.room).toEqual(world.room);
    await world.one.submit({ words: 'Words' });
    expect(world.inbox.received('form')[0]?.room).toEqual(world.room);
    expect(await world.one.sees()).toMatchObject([{ private: true, text: 'Taken' }]);
    expect(world.twin.called('views.publish')).toHaveLength(3);
  });

  test('of somebody in very many couples shows those that fit, and says that there are more', () => {
    const view = renderHome(
      { intro: [], couples: Array.from({ length: 40 }, (_, index) => couple(`C${index}`)) },
      words,
    );
    expect(checkView(view as unknown as Record<string, unknown>)).toEqual([]);
    expect(JSON.stringify(view.blocks.at(-1))).toContain('don’t fit here');
  });
});
