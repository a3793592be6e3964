import { describe, expect, test } from 'vitest';
import type { Form } from '../../../src/card/form.ts';
import type { Reply } from '../../../src/port/reply.ts';
import { fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';

const hurried = { times: { formPatience: 40 } } as const;

async function withSlowForm(world: SlackWorld): Promise<(reply: Reply) => void> {
  const gate = Promise.withResolvers<Reply>();
  world.inbox
    .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
    .on('form', 'test.form', 'private', () => gate.promise);
  await world.one.command('say');
  return gate.resolve;
}

describe('a form that takes too long', () => {
  test('says that it is being saved, and then that it was answered', async () => {
    await using world = await SlackWorld.open(hurried);
    const answer = await withSlowForm(world);
    const submitted = world.one.submit({ words: 'Words' });
    await expect.poll(async () => (await world.one.form())?.text).toContain('saving what you wrote');
    answer({ kind: 'private', card: simpleCard('Taken') });
    await submitted;
    expect((await world.one.form())?.text).toContain('You’ll find my answer in your channel');
    expect(await world.one.sees()).toMatchObject([{ private: true, text: 'Taken' }]);
  });

  test('and cannot be taken comes back with what was typed', async () => {
    await using world = await SlackWorld.open(hurried);
    const answer = await withSlowForm(world);
    const submitted = world.one.submit({ words: 'My words' });
    await expect.poll(async () => (await world.one.form())?.text).toContain('saving what you wrote');
    answer({ kind: 'invalid', form: fullForm('My words'), problems: { words: 'Say more.' }, reopen: 'test.reopen' });
    await submitted;
    const form = await world.one.form();
    expect(form?.text).toContain('Your words: Say more.');
    expect(form?.values['words']).toBe('My words');
  });

  test('and was closed meanwhile leaves a card with a button that opens it again', async () => {
    await using world = await SlackWorld.open(hurried);
    const answer = await withSlowForm(world);
    const submitted = world.one.submit({ words: 'My words' });
    await expect.poll(async () => (await world.one.form())?.text).toContain('saving what you wrote');
    world.one.closeView();
    answer({ kind: 'invalid', form: fullForm('My words'), problems: { words: 'Say more.' }, reopen: 'test.reopen' });
    await submitted;
    expect(await world.one.sees()).toMatchObject([
      { private: true, buttons: ['Open the form again'], text: expect.stringContaining('Say more.') },
    ]);
  });
});

describe('a form', () => {
  test('that comes too late for Slack tells its person to press again', async () => {
    await using world = await SlackWorld.open();
    const { inbox, platform, room, one, twin } = world;
    inbox.on('action', 'test.press', 'form', () => {
      twin.expireTriggers();
      return { kind: 'form', form: fullForm() };
    });
    await platform.post(room, pressCard(), 'k1');
    await one.press('Press me');
    expect(await one.form()).toBeNull();
    expect((await one.sees()).at(-1)).toMatchObject({
      private: true,
      text: expect.stringContaining('please try again'),
    });
  });

  test('in which too few are picked says so under the menu', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one } = world;
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: `Option ${value}` }));
    const form: Form = {
      action: 'test.form',
      title: 'Pick',
      submit: 'Send',
      inputs: [{ kind: 'menu', name: 'some', label: 'Some', options, least: 2, most: 3 }],
    };
    inbox
      .on('command', 'say', 'form', () => ({ kind: 'form', form }))
      .on('form', 'test.form', 'private', () => ({ kind: 'nothing' }));
    await one.command('say');
    await one.submit({ some: ['a'] });
    expect((await one.form())?.problems).toEqual({ some: 'Pick at least 2.' });
    await one.submit({ some: ['a', 'b'] });
    expect(inbox.received('form').map((event) => event.picked)).toEqual([{ some: ['a', 'b'] }]);
  });

  test('shows a problem about an input that it does not have under its first one', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one } = world;
    inbox
      .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
      .on('form', 'test.form', 'private', () => ({
        kind: 'invalid',
        form: fullForm(),
        problems: { words: 'One.', elsewhere: 'Two.' },
      }));
    await one.command('say');
    await one.submit({ words: 'Words' });
    expect((await one.form())?.problems).toEqual({ words: 'One. Two.' });
  });

  test('of one choice at most is a plain menu, and keeps what was chosen before', async () => {
    await using world = await SlackWorld.open();
    const options = ['a', 'b'].map((value) => ({ value, label: `Option ${value}`, hint: 'A hint' }));
    const form: Form = {
      action: 'test.form',
      title: 'Pick',
      submit: 'Send',
      inputs: [
        { kind: 'menu', name: 'one', label: 'One', options, least: 1, most: 1, value: ['b'], placeholder: 'Pick one' },
        {
          kind: 'text',
          name: 'text',
          label: 'Text',
          hint: 'A hint',
          placeholder: 'Here',
          lines: 'one',
          required: false,
          maxLength: 10,
        },
      ],
    };
    world.inbox
      .on('command', 'say', 'form', () => ({ kind: 'form', form }))
      .on('form', 'test.form', 'private', () => ({ kind: 'nothing' }));
    await world.one.command('say');
    expect((await world.one.form())?.values).toEqual({ one: 'b', text: '' });
    await world.one.submit({});
    const [event] = world.inbox.received('form');
    expect(event?.picked).toEqual({ one: ['b'] });
    expect(event?.typed['text']?.reveal()).toBe('');
  });
});
