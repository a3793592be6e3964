import { describe, expect, test } from 'vitest';
import { checkForm } from '../../src/card/check-form.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { difficultWords, fullForm, pressCard, simpleCard } from './platform-cards.ts';
import type { OnPlatform } from './platform-suite.ts';

/** Forms: opened, filled in, refused, sent. */
export function describeForms(on: OnPlatform): void {
  describe('a form', () => {
    test(
      'opens for the one who asked, with what stands in it',
      on(async ({ inbox, one, other }) => {
        expect(checkForm(fullForm())).toEqual([]);
        inbox.on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm('Prefilled') }));
        await one.command('say');
        const form = await one.form();
        expect(form).toMatchObject({ title: 'A form', problems: {} });
        expect(form?.values).toEqual({ words: 'Prefilled', one: 'b', some: ['a', 'c'] });
        expect(form?.text).toMatch(/What this is about.*What somebody said/s);
        expect(await other.form()).toBeNull();
        expect(await one.sees()).toEqual([]);
      }),
    );

    test(
      'arrives with what was typed apart from what was picked, and closes',
      on(async ({ inbox, one }) => {
        inbox
          .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
          .on('form', 'test.form', 'private', () => ({ kind: 'private', card: simpleCard('Taken') }));
        await one.command('say');
        await one.submit({ words: 'Typed words', one: 'c', some: ['b'] });
        const [event] = inbox.received('form');
        expect(event).toMatchObject({ action: 'test.form:f1', by: one.user });
        expect(event?.typed['words']).toBeInstanceOf(PartnerWords);
        expect(event?.typed['words']?.reveal()).toBe('Typed words');
        expect(event?.picked).toEqual({ one: ['c'], some: ['b'] });
        expect(await one.form()).toBeNull();
        expect(await one.sees()).toMatchObject([{ private: true, text: expect.stringContaining('Taken') }]);
      }),
    );

    test.each(Object.entries(difficultWords))(
      'takes %s as they were typed, and quotes them literally',
      async (_, words) => {
        await on(async ({ inbox, one }) => {
          inbox
            .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm('Prefilled', words) }))
            .on('form', 'test.form', 'private', () => ({ kind: 'nothing' }));
          await one.command('say');
          expect(asSeen((await one.form())?.text ?? '')).toContain(asSeen(words));
          await one.submit({ words });
          expect(inbox.received('form')[0]?.typed['words']?.reveal()).toBe(words);
        })();
      },
    );

    test(
      'that cannot be taken comes back with its text, and says why',
      on(async ({ inbox, one, other }) => {
        let tries = 0;
        inbox
          .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
          .on('action', 'test.reopen', 'form', () => ({ kind: 'form', form: fullForm('Not good enough') }))
          .on('form', 'test.form', 'private', (event) => {
            tries += 1;
            if (tries > 1) return { kind: 'private', card: simpleCard('Taken') };
            const form = fullForm(event.typed['words']?.reveal());
            return { kind: 'invalid', form, problems: { words: 'Say more.' }, reopen: 'test.reopen' };
          });
        await one.command('say');
        await one.submit({ words: 'Not good enough' });
        // Where a form cannot show it, a private card says it and has a button that opens the form again.
        const told = await one.form();
        if (told === null) {
          const [card] = await one.sees();
          expect(card).toMatchObject({ private: true, text: expect.stringContaining('Say more.') });
          await one.press(card?.buttons[0] ?? '');
        } else {
          expect(told.problems).toEqual({ words: 'Say more.' });
        }
        expect((await one.form())?.values['words']).toBe('Not good enough');
        await one.submit({ words: 'Good enough now' });
        expect(await one.form()).toBeNull();
        expect(inbox.received('form').map((event) => event.typed['words']?.reveal())).toEqual([
          'Not good enough',
          'Good enough now',
        ]);
        expect(await other.sees()).toEqual([]);
      }),
    );

    test(
      'that was opened on a private card can replace that card; one that both see stays, and the answer is private',
      on(async ({ platform, room, inbox, one, other }) => {
        inbox
          .on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }))
          .on('command', 'say', 'private', () => ({ kind: 'private', card: pressCard('Mine', 'mine') }))
          .on('form', 'test.form', 'update', () => ({ kind: 'update', card: simpleCard('Updated by the form') }));
        await platform.post(room, pressCard('Room', 'room'), 'k1');
        await platform.whisper(one.user, room, pressCard('Whispered', 'whispered'), 'k2');
        await one.command('say');
        for (const label of ['Whispered', 'Mine', 'Room']) {
          await one.press(label);
          await one.submit({ words: 'Words' });
        }
        const updated = [true, expect.stringContaining('Updated by the form'), []];
        expect((await one.sees()).map((seen) => [seen.private, seen.text, seen.buttons])).toEqual([
          [false, expect.anything(), ['Room']],
          updated,
          updated,
          updated,
        ]);
        expect((await other.sees()).map((seen) => seen.buttons)).toEqual([['Room']]);
      }),
    );

    test(
      'sent once and delivered twice is one event',
      on(async ({ inbox, one }) => {
        inbox
          .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
          .on('form', 'test.form', 'private', () => ({ kind: 'private', card: simpleCard('Taken') }));
        await one.command('say');
        await one.submit({ words: 'Words' });
        await one.again();
        expect(inbox.received('form')).toHaveLength(1);
        expect(await one.sees()).toHaveLength(1);
      }),
    );
  });
}

/** Without space where lines break, which platforms write in their own ways. */
function asSeen(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
