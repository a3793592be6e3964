import type { Deed, Fields, Step } from './step.ts';
import type { Invented } from './words.ts';

/** The days on which questions come, and the one for the two of them: counted from the first day. */
const questionDays = [1, 3, 5];
const usDay = 6;

const other = { sam: 'alex', alex: 'sam' } as const;

/**
 * Four weeks of an invented couple, in the order in which they go by. `weekday` is the first day's (ISO): the rhythm is
 * set so that the first question comes on the second day. The clock of the first day stays where it is.
 */
export function sampleMonth(weekday: number): readonly Step[] {
  const isoDay = (offset: number) => String(((weekday - 1 + offset) % 7) + 1);
  const rhythm: Fields = {
    days: value(questionDays.map(isoDay).join(',')),
    time: value('19:00'),
    zone: 'zone',
    us: value(isoDay(usDay)),
  };
  return [...beginning(rhythm), ...evenings(), ...besides()].toSorted(
    (a, b) => a.day - b.day || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
  );
}

function beginning(rhythm: Fields): readonly Step[] {
  return [
    step(0, '00:00', 'sam', { kind: 'command', path: 'pair', options: { partner: value('alex') } }),
    step(0, '00:01', 'alex', press('pairing.accept')),
    step(0, '00:02', 'sam', { kind: 'command', path: 'checkin schedule', form: rhythm }),
    step(0, '00:03', 'alex', chat('chat-hello')),
    step(1, '08:30', 'sam', press('settings.hears-asked:mention', 'optional')),
    step(1, '08:31', 'alex', press('settings.hears-asked:mention', 'optional')),
  ];
}

/** Each question that comes: one answers, then the other, and mostly one of them replies. */
function evenings(): readonly Step[] {
  return [0, 1, 2, 3].flatMap((week) =>
    [...questionDays, usDay].flatMap((offset, index): readonly Step[] => {
      const day = week * 7 + offset;
      const first: Invented = (week + index) % 2 === 0 ? 'sam' : 'alex';
      return [
        step(day, '19:20', first, { kind: 'answer' }),
        step(day, '20:10', other[first], { kind: 'answer' }),
        ...(offset === usDay ? [] : [step(day, '20:40', first, { kind: 'reply' })]),
      ];
    }),
  );
}

function besides(): readonly Step[] {
  return [
    step(2, '12:10', 'alex', thanks('thanks-waiting')),
    step(4, '17:40', 'sam', chat('chat-soup')),
    step(4, '17:45', 'alex', chat('chat-soup-answer')),
    step(5, '08:15', 'sam', thanks('thanks-soup')),
    step(7, '13:00', 'alex', { kind: 'command', path: 'tip' }),
    step(9, '18:00', 'sam', { kind: 'command', path: 'date plan', form: dateForm }),
    step(9, '18:20', 'alex', { kind: 'command', path: 'date idea' }),
    step(9, '18:21', 'alex', press('date.save')),
    step(11, '09:00', 'sam', thanks('thanks-choir')),
    step(11, '09:05', 'sam', press('rituals.answer:*:yes', 'optional')),
    step(12, '12:30', 'alex', chat('chat-home')),
    step(14, '10:30', 'sam', press('date.say', { words: line('date-how-sam') })),
    step(14, '11:15', 'alex', press('date.say', { words: line('date-how-alex') })),
    step(14, '18:30', 'alex', thanks('thanks-sunday')),
    step(16, '20:00', 'alex', { kind: 'command', path: 'moment add', form: momentForm }),
    step(17, '08:00', 'alex', press('rituals.answer:*:yes', 'optional')),
    step(18, '19:30', 'sam', { kind: 'command', path: 'pulse' }),
    step(18, '19:31', 'sam', press('questionnaire.begin')),
    step(18, '19:35', 'sam', tap([3, 4, 3, 2, 4, 4, 3])),
    step(18, '21:00', 'alex', { kind: 'command', path: 'pulse' }),
    step(18, '21:01', 'alex', press('questionnaire.begin')),
    step(18, '21:05', 'alex', tap([2, 4, 1, 2, 4, 4, 4])),
    step(18, '21:10', 'alex', press('pulse.every-month', 'optional')),
    ...threeThanks(21),
    step(23, '08:30', 'alex', thanks('thanks-dad')),
    step(25, '07:50', 'sam', chat('chat-gerald')),
    step(25, '07:52', 'alex', chat('chat-gerald-answer')),
    step(25, '18:00', 'alex', thanks('thanks-laugh')),
    step(27, '12:00', 'sam', thanks('thanks-map')),
    step(27, '21:00', 'sam', { kind: 'command', path: 'review', options: { month: 'month' } }),
  ];
}

const dateForm: Fields = {
  what: line('date-what'),
  day: { inDays: 4 },
  time: value('19:30'),
  zone: 'zone',
  note: line('date-note'),
};

const momentForm: Fields = {
  what: line('moment-what'),
  day: { inDays: -2 },
  kind: value('small'),
  back: value('yearly'),
};

/** A practice from the asking to its end. */
function threeThanks(day: number): readonly Step[] {
  const write = (what: 'answer' | 'line', name: string) => press(`practice.write:*:*:${what}`, { words: line(name) });
  const rounds = ['small', 'usual', 'unsaid'].flatMap((round, index) => [
    step(day, `19:${10 + index * 10}`, 'sam', write('answer', `practice-${round}-sam`)),
    step(day, `19:${12 + index * 10}`, 'alex', write('answer', `practice-${round}-alex`)),
    step(day, `19:${14 + index * 10}`, 'alex', press('practice.press:*:*:go-on')),
  ]);
  return [
    step(day, '19:00', 'sam', { kind: 'command', path: 'practice', options: { name: value('three-thanks') } }),
    step(day, '19:01', 'sam', press('practice.start')),
    step(day, '19:05', 'alex', press('practice.press:*:*:join')),
    step(day, '19:06', 'sam', press('practice.press:*:*:go-on')),
    ...rounds,
    step(day, '19:40', 'sam', press('practice.pick')),
    step(day, '19:41', 'sam', press('practice.answer:*:*:unsaid')),
    step(day, '19:42', 'alex', press('practice.pick')),
    step(day, '19:43', 'alex', press('practice.answer:*:*:all')),
    step(day, '19:44', 'sam', press('practice.press:*:*:go-on')),
    step(day, '19:45', 'alex', write('line', 'practice-line')),
    step(day, '19:46', 'sam', press('practice.press:*:*:finish')),
  ];
}

function step(day: number, at: string, who: Invented, does: Deed): Step {
  return { day, at, who, does };
}

/** A button, and what the form that opens is filled with; or one that need not be there. */
function press(action: string, then?: Fields | 'optional'): Deed {
  if (then === 'optional') return { kind: 'press', action, optional: true };
  return { kind: 'press', action, ...(then === undefined ? {} : { form: then }) };
}

function tap(picks: readonly number[]): Deed {
  return { kind: 'tap', action: 'questionnaire.answer', picks };
}

function thanks(name: string): Deed {
  return { kind: 'command', path: 'appreciate', form: { words: line(name) } };
}

function chat(name: string): Deed {
  return { kind: 'chat', line: name };
}

function line(name: string) {
  return { line: name };
}

function value(text: string) {
  return { value: text };
}
