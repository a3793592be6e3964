import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aCouple, anAppreciation } from '../../contract/store-fixtures.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { allText, cardWith } from '../../flows/driver.ts';
import { expectUnseen, lastPrivate } from '../../flows/moves.ts';
import { AppreciateWorld } from './appreciate-world.ts';

let jar: AppreciateWorld;
let sam: FakePerson;
let alex: FakePerson;
beforeEach(async () => {
  jar = await AppreciateWorld.open();
  ({ sam, alex } = jar.world);
});
afterEach(() => jar[Symbol.asyncDispose]());

/** Opens the form a second time as it was, as where a platform shows it again after it was sent. */
const formOf = (person: FakePerson) => {
  const form = jar.world.platform.forms.get(person.name);
  if (form === undefined) throw new Error('no form is open');
  return () => jar.world.platform.forms.set(person.name, form);
};

describe('the form', () => {
  test('says what makes it land, where it goes, and offers beginnings; it fits every platform', async () => {
    await sam.command('appreciate');
    const form = jar.world.platform.forms.get('sam')?.form;
    expect(form?.intro).toContain('One specific thing');
    expect(form?.intro).toContain('what it meant to you');
    expect(JSON.stringify(form)).toContain('in your channel');
    expect((await sam.form())?.options['starter']).toHaveLength(4);
    expect(jar.problems()).toEqual([]);
  });

  test('begins with what was typed after the command, and says nothing by itself', async () => {
    await sam.command('appreciate', { words: 'the way you wait' });
    expect((await sam.form())?.values['words']).toBe('the way you wait');
    expect(await jar.kept()).toEqual([]);
    await sam.submit({});
    await cardWith(alex, 'the way you wait');
    await sam.command('appreciate', { words: ' \u200b' });
    expect((await sam.form())?.values['words']).toBe('');
  });

  test('says that it stands in the room where answers show privately', async () => {
    await sam.command('settings');
    await sam.click('Show answers privately');
    await sam.command('appreciate');
    expect(JSON.stringify(jar.world.platform.forms.get('sam')?.form)).toContain('I’ll post this in your channel');
    expect(jar.problems()).toEqual([]);
  });

  const wrong: readonly [string, Record<string, string>, string, string][] = [
    ['empty', { words: ' \u200b' }, 'words', 'nothing in here yet'],
    ['a beginning alone', { starter: 'Thank you for…', words: '' }, 'words', 'Now add the rest'],
    ['its last word once more, alone', { starter: 'Thank you for…', words: 'for' }, 'words', 'Now add the rest'],
    [
      'too long with it',
      { starter: 'Thank you for…', words: 'x'.repeat(2990) },
      'words',
      'too long, at 3,004 characters',
    ],
    ['too long', { words: 'x'.repeat(3001) }, 'words', 'too long, at 3,001 characters'],
  ];
  test.each(wrong)(
    '%s comes back with what was typed and picked, and nothing is said',
    async (_, values, name, what) => {
      await sam.command('appreciate');
      await sam.submit(values);
      const form = await sam.form();
      expect(form?.problems[name]).toContain(what);
      expect(form?.values['starter']).toEqual(values['starter'] === undefined ? [] : ['1']);
      expect(form?.values['words']).toBe((values['words'] ?? '').replace(' \u200b', ''));
      expect(await jar.kept()).toEqual([]);
      expect(jar.posted()).toEqual([]);
    },
  );

  test('a beginning that is not there any more is named, and the words stay', async () => {
    const action = `appreciate.send:${crypto.randomUUID()}`;
    await sam.command('appreciate');
    const open = jar.world.platform.forms.get('sam');
    if (open === undefined) throw new Error('no form is open');
    const inputs = open.form.inputs.map((input) =>
      input.kind === 'menu' ? { ...input, options: [{ value: '9', label: 'Once upon…' }] } : input,
    );
    jar.world.platform.forms.set('sam', { form: { ...open.form, action, inputs }, problems: {} });
    await sam.submit({ starter: 'Once upon…', words: 'a time' });
    expect((await sam.form())?.problems['starter']).toContain('That start is gone');
    expect((await sam.form())?.values['words']).toBe('a time');
  });

  test('of somebody who is paired no longer gives back what was typed', async () => {
    await sam.command('appreciate');
    await alex.command('unpair');
    await alex.click('End it for both of us');
    await sam.submit({ words: 'written too late' });
    expect(await lastPrivate(sam)).toContain('written too late');
    await expectUnseen(alex, 'written too late');
    expect(await jar.kept()).toEqual([]);
  });
});

describe('what was said', () => {
  test('is one warm card in the room, with its words literally, and its author told privately', async () => {
    const odd = '@everyone <b>tea</b> *_~` \u202eabc\u200b';
    await jar.say(odd);
    const [card] = jar.posted();
    expect(card?.card.tone).toBe('warm');
    expect(card?.audience).toBeNull();
    expect((await cardWith(alex, odd)).buttons).toEqual(['Say something nice back', 'Open our jar']);
    expect((await cardWith(sam, 'a lovely thing to say')).private).toBe(true);
    await expectUnseen(alex, 'a lovely thing to say');
    expect((await jar.newest()).message?.message).toBe(card?.id);
  });

  test('of the greatest length stands there whole', async () => {
    await jar.say('y'.repeat(3000));
    expect(jar.problems()).toEqual([]);
    expect((await allText(alex)).match(/y{1000,}/g)?.join('')).toHaveLength(3000);
    await sam.click('Take it back');
    expect(jar.problems()).toEqual([]);
    expect((await lastPrivate(sam)).match(/y{1000,}/g)?.join('')).toHaveLength(3000);
  });

  test('twice with the same form is said once, and its author is told the same', async () => {
    await sam.command('appreciate');
    const again = formOf(sam);
    await sam.submit({ words: 'your good ear' });
    again();
    await sam.submit({ words: 'your good ear' });
    expect(await jar.kept()).toHaveLength(1);
    expect(jar.posted()).toHaveLength(1);
    expect((await sam.cards()).filter((card) => card.text.includes('a lovely thing to say'))).toHaveLength(2);
  });

  test('with other words in the same form, or once it was taken back, is said anew: nothing typed is lost', async () => {
    await sam.command('appreciate');
    const again = formOf(sam);
    await sam.submit({ words: 'your good ear' });
    again();
    await sam.submit({ words: 'your good eye' });
    await sam.click('Take it back');
    again();
    await sam.submit({ words: 'your good ear' });
    expect((await jar.kept()).map((one) => one.words?.reveal() ?? null).toSorted()).toEqual(
      [null, 'your good ear'].toSorted(),
    );
    expect(jar.posted()).toHaveLength(1);
  });

  test('under the id of one of the other’s is kept beside it', async () => {
    await jar.say('of these two');
    const { id } = await jar.newest();
    await alex.command('appreciate');
    const open = jar.world.platform.forms.get('alex');
    if (open === undefined) throw new Error('no form is open');
    jar.world.platform.forms.set('alex', {
      ...open,
      form: { ...open.form, action: `appreciate.send:${id}` },
    });
    await alex.submit({ words: 'of these two' });
    expect((await jar.kept()).map((one) => one.side).toSorted()).toEqual([0, 1]);
  });

  test('is in no log line and no metric', async () => {
    await jar.say('a word for alex alone');
    await sam.click('Take it back');
    const traces = [...jar.world.log, ...jar.world.metrics.values.keys()].join('\n');
    expect(traces).toContain('appreciate.send');
    expect(traces).not.toContain('a word for alex alone');
    expect(await jar.world.dump()).not.toContain('a word for alex alone');
  });
});

describe('changing it', () => {
  test('is for its author alone, and takes no words that are none', async () => {
    await jar.say('your steadiness');
    const action = `appreciate.edit:${(await jar.newest()).id}`;
    await alex.act(action);
    expect(await lastPrivate(alex)).toContain('so only they can change it');
    await sam.act(action);
    await sam.submit({ words: ' ' });
    expect((await sam.form())?.problems['words']).toContain('nothing in here yet');
    expect((await jar.newest()).words?.reveal()).toBe('your steadiness');
  });

  test('to the same words does nothing, and the card says what is there now', async () => {
    await jar.say('your steadiness');
    const { edit } = jar.world.platform.calls;
    await sam.click('Edit');
    await sam.submit({});
    expect(await lastPrivate(sam)).toContain('your steadiness');
    expect(jar.world.platform.calls.edit).toBe(edit);
  });

  test('once it was taken back gives the new words back', async () => {
    await jar.say('your steadiness');
    await sam.click('Edit');
    const again = formOf(sam);
    await sam.click('Take it back');
    again();
    await sam.submit({ words: 'your calm' });
    expect(await lastPrivate(sam)).toContain('isn’t in your jar');
    expect(await lastPrivate(sam)).toContain('your calm');
    await expectUnseen(alex, 'your calm');
  });
});

describe('taking it back', () => {
  test('is for its author alone', async () => {
    await jar.say('your steadiness');
    await alex.act(`appreciate.take-back:${(await jar.newest()).id}`);
    expect(await lastPrivate(alex)).toContain('so only they can change it');
    expect((await jar.newest()).words?.reveal()).toBe('your steadiness');
  });

  test('twice says the same and changes nothing', async () => {
    await jar.say('your steadiness');
    const { id } = await cardWith(sam, 'a lovely thing to say');
    const action = `appreciate.take-back:${(await jar.newest()).id}`;
    await sam.click('Take it back');
    const { edit, remove } = jar.world.platform.calls;
    await sam.act(
      action,
      jar.world.platform.messages.find((one) => one.id === id),
    );
    expect(await lastPrivate(sam)).toContain('Taken back');
    expect([jar.world.platform.calls.edit, jar.world.platform.calls.remove]).toEqual([edit, remove]);
    expect((await jar.newest()).words).toBeNull();
  });

  test('works after a restart from the card that is still there', async () => {
    await jar.say('your steadiness');
    await jar.world.restart();
    await sam.click('Take it back');
    expect(jar.posted()).toEqual([]);
    await expectUnseen(alex, 'your steadiness');
  });

  test('of what is not there, or not of these two, is refused', async () => {
    const others = aCouple();
    const theirs = anAppreciation(others, 0, 'of other people', { id: crypto.randomUUID() });
    await jar.world.store.transaction(async (stores) => {
      await stores.couples.add(others);
      await stores.appreciations.add(theirs);
    });
    for (const what of ['edit', 'take-back'].flatMap((one) =>
      [theirs.id, crypto.randomUUID(), 'x'].map((id) => `${one}:${id}`),
    )) {
      await sam.act(`appreciate.${what}`);
      expect(await lastPrivate(sam)).toContain('isn’t in your jar');
    }
  });
});
