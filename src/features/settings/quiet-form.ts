import type { Form, TextInput } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { freeForBoth } from '../../schedule/quiet-hours.ts';
import { readTime } from '../../schedule/read-time.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, FormDefinition } from '../definition.ts';
import { clockWords, timeSentence, typeableClock } from '../time-words.ts';
import { askFirst, saveHours } from './save-quiet.ts';
import { settingsReply } from './settings-reply.ts';

export const openQuiet: ActionDefinition = {
  kind: 'action',
  name: 'settings.quiet-open',
  who: 'partner',
  ack: 'form',
  run: async ({ say, couple }: CoupleContext) => {
    const { from, to } = couple.quietHours;
    return { kind: 'form', form: quietForm(say, typeable(say, from), typeable(say, to)) };
  },
};

/** Quiet hours are shared. What they would move, or leave hardly any time for, is asked about before it is saved. */
export const saveQuiet: FormDefinition = {
  kind: 'form',
  name: 'settings.quiet',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, { typed }) => {
    const { say } = context;
    const typedFrom = typed['from'] ?? new PartnerWords('');
    const typedTo = typed['to'] ?? new PartnerWords('');
    const from = readTime(typedFrom.reveal());
    const to = readTime(typedTo.reveal());
    const invalid = (problems: Readonly<Record<string, string>>) =>
      ({ kind: 'invalid', form: quietForm(say, typedFrom, typedTo), problems }) as const;
    if (!from.ok || !to.ok) {
      return invalid({
        ...(from.ok ? {} : { from: timeSentence(say, from.problem) }),
        ...(to.ok ? {} : { to: timeSentence(say, to.problem) }),
      });
    }
    const hours = { from: from.value, to: to.value };
    const couple = { ...context.couple, quietHours: hours };
    if (freeForBoth(couple, context.now) === 0) return invalid({ to: say.text('settings.quiet-no-time') });
    const question = await askFirst(context, hours);
    if (question !== null) return settingsReply(context, context.couple, question);
    return settingsReply(context, await saveHours(context, hours));
  },
};

function typeable(say: Say, time: string): PartnerWords {
  return new PartnerWords(typeableClock(say, time));
}

function quietForm(say: Say, from: PartnerWords, to: PartnerWords): Form {
  const time = { kind: 'text', lines: 'one', required: true, maxLength: 20 } as const;
  const inputs: readonly TextInput[] = [
    {
      ...time,
      name: 'from',
      label: say.text('settings.quiet-from'),
      hint: say.text('settings.quiet-hint', { time: clockWords(say, '22:00') }),
      value: from,
    },
    { ...time, name: 'to', label: say.text('settings.quiet-to'), value: to },
  ];
  return {
    action: 'settings.quiet',
    title: say.text('settings.quiet-title'),
    intro: say.text('settings.quiet-intro'),
    inputs,
    submit: say.text('settings.save'),
  };
}
