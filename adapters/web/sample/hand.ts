import { randomUUID } from 'node:crypto';
import { actionsOn } from '../actions-on.ts';
import { sees } from '../messages.ts';
import type { Interaction } from '../read-event.ts';
import type { Answer, WireCard, WireForm, WireMessage } from '../wire.ts';
import type { Invented } from './words.ts';

/** What the sample month could not do, for the log: nobody's words are in it. */
export class SampleError extends Error {
  override readonly name = 'SampleError';
}

export type Values = Readonly<Record<string, string>>;

/** A card that somebody sees, and those of its buttons that were looked for. */
export type Found = {
  readonly message: string;
  readonly card: WireCard;
  readonly actions: readonly [string, ...string[]];
};

/** One of the two at their page: does what a page can do, by the way that a page's requests take. */
export type Hand = {
  readonly who: Invented;
  /** Both return the card that came of it, if one did. `form` fills the form that opens. */
  command(path: string, options: Values, form?: Values): Promise<string | null>;
  press(message: string, action: string, form?: Values): Promise<string | null>;
  /** The newest card with such a button (see `Deed`), or only this one. */
  find(pattern: string, on?: string): Found | null;
};

export type HandParts = {
  readonly interact: (sent: Interaction) => Promise<Answer>;
  /** All messages of the room as they stand now, by id; everybody sees but their own of them. */
  readonly room: ReadonlyMap<string, WireMessage>;
};

export function createHand(who: Invented, { interact, room }: HandParts): Hand {
  const from = () => ({ id: randomUUID(), as: who, locale: 'en' });

  const through = async (answer: Answer, values: Values | undefined): Promise<string | null> => {
    if (answer.kind === 'done') {
      if (values !== undefined) throw new SampleError('no form opened');
      return answer.message;
    }
    if (answer.kind !== 'form') throw new SampleError(`a reply of kind ${answer.kind} leads no further`);
    const { form, message } = answer;
    if (values === undefined) throw new SampleError(`a form opened that nobody fills: ${form.action}`);
    const done = await interact({ ...from(), kind: 'form', action: form.action, message, ...filled(form, values) });
    if (done.kind === 'invalid')
      throw new SampleError(`${form.action} does not take ${Object.keys(done.problems).join(', ')}`);
    return done.kind === 'done' ? done.message : null;
  };

  return {
    who,
    command: async (path, options, form) =>
      through(await interact({ ...from(), kind: 'command', path, options }), form),
    press: async (message, action, form) =>
      through(await interact({ ...from(), kind: 'action', message, action }), form),
    find: (pattern, on) => {
      const seen = [...room.values()].filter((one) => sees(who, one)).toSorted((a, b) => (a.id < b.id ? 1 : -1));
      for (const { id, body } of seen.filter((one) => on === undefined || one.id === on)) {
        if (body.kind !== 'card') continue;
        const [first, ...more] = actionsOn(body.card).filter((action) => fits(action, pattern));
        if (first !== undefined) return { message: id, card: body.card, actions: [first, ...more] };
      }
      return null;
    },
  };
}

/** What is typed and picked; the other inputs keep what stands in them. */
function filled(
  { inputs }: WireForm,
  values: Values,
): Pick<Extract<Interaction, { kind: 'form' }>, 'typed' | 'picked'> {
  const typed: Record<string, string> = {};
  const picked: Record<string, string[]> = {};
  for (const input of inputs) {
    const value = values[input.name] ?? input.value ?? '';
    if (input.kind === 'text') typed[input.name] = String(value);
    else picked[input.name] = (typeof value === 'string' ? value.split(',') : [...value]).filter((one) => one !== '');
  }
  return { typed, picked };
}

function fits(action: string, pattern: string): boolean {
  const parts = action.split(':');
  return pattern.split('|').some((one) => one.split(':').every((part, index) => part === '*' || part === parts[index]));
}
