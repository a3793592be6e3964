import { joinWords } from '../../../src/card/join-words.ts';
import type { WireForm, WireInput } from '../wire.ts';
import { say } from './words.ts';

/** What stands in a form while it is filled in. */
export type FormValues = {
  readonly typed: Readonly<Record<string, string>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
};

/** A sentence for each input that cannot be sent as it stands; the platforms that check forms say the same things. */
export function problemsIn(form: WireForm, values: FormValues): Readonly<Record<string, string>> {
  const found = form.inputs.flatMap((input) => {
    const problem = problemIn(input, values);
    return problem === null ? [] : [[input.name, problem] as const];
  });
  return Object.fromEntries(found);
}

/** What an input will be read as, after its beginning, or the one that was picked for it; `null` as long as it's only what was typed. */
export function sentenceOf(input: WireInput & { kind: 'text' }, { typed, picked }: FormValues): string | null {
  const written = typed[input.name] ?? '';
  const offered = input.begins?.flatMap((name) => picked[name] ?? []).find((value) => value.endsWith('…'));
  const beginning = input.begun ?? offered;
  const joined = beginning === undefined ? '' : joinWords(beginning, written);
  return joined === '' ? null : joined;
}

function problemIn(input: WireInput, { typed, picked }: FormValues): string | null {
  switch (input.kind) {
    case 'text': {
      const text = typed[input.name] ?? '';
      if (input.required && text.trim() === '') return say('preview.form-empty');
      if (text.length <= input.maxLength) return null;
      return say('preview.form-too-long', { over: text.length - input.maxLength, most: input.maxLength });
    }
    case 'radio':
      return input.required && (picked[input.name] ?? []).length === 0 ? say('preview.form-choose-one') : null;
    case 'menu': {
      const count = (picked[input.name] ?? []).length;
      if (count < input.least)
        return input.least === 1
          ? say('preview.form-choose-one')
          : say('preview.form-choose-least', { least: input.least });
      return count > input.most ? say('preview.form-choose-most', { most: input.most }) : null;
    }
  }
}
