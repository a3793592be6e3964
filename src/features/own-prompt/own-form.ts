import { actionId } from '../../card/action-id.ts';
import type { Form, MenuInput } from '../../card/form.ts';
import type { Say } from '../../content/say.ts';
import { type OwnFormat, type OwnKind, type OwnText, ownPromptLimits } from '../../model/own-prompt.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { type Depth, depths, type Theme, themes } from '../../model/theme.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';

export const hows = ['surprise', 'guess'] as const;

/** What stands in the form, as it was typed and picked. */
export type Typed = {
  readonly question?: PartnerWords;
  /** One answer per line. */
  readonly options?: PartnerWords;
  readonly theme?: Theme;
  readonly depth?: Depth;
  readonly how: readonly (typeof hows)[number][];
};

/** The same, once all of it could be read. */
export type Read = OwnKind & { readonly text: OwnText; readonly surprise: boolean };

/** The longest of what can be typed as answers: five of them, and some room for blanks. */
const optionsLength = 300;

/** The form for a new one. `id` is what it will be kept under, so that sent twice it is added once. */
export function addForm({ say }: CoupleContext, id: string, typed: Typed): Form {
  return {
    action: actionId('own-prompt.send', id),
    title: say.text('own-prompt.form-add-title'),
    inputs: inputs(say, typed),
    submit: say.text('own-prompt.form-submit-add'),
  };
}

export function changeForm({ say }: CoupleContext, id: string, typed: Typed): Form {
  return {
    action: actionId('own-prompt.change', id),
    title: say.text('own-prompt.form-change-title'),
    inputs: inputs(say, typed),
    submit: say.text('own-prompt.form-submit-change'),
  };
}

export function readTyped({ typed, picked }: Submitted): Typed {
  const { question, options } = typed;
  const theme = themes.find((one) => one === picked['theme']?.[0]);
  const depth = depths.find((one) => `${one}` === picked['depth']?.[0]);
  return {
    ...(question === undefined || question.blank ? {} : { question }),
    ...(options === undefined || options.blank ? {} : { options }),
    ...(theme === undefined ? {} : { theme }),
    ...(depth === undefined ? {} : { depth }),
    how: hows.filter((one) => picked['how']?.includes(one) === true),
  };
}

/** What was typed as a question; or what is wrong with it, by input. */
export function readOwn(say: Say, typed: Typed): Read | { readonly problems: Readonly<Record<string, string>> } {
  const { question, theme, depth = 1, how } = typed;
  const options = linesOf(typed.options);
  const problems = {
    ...questionProblem(say, question),
    ...optionsProblem(say, options, how.includes('guess')),
    ...(theme === undefined ? { theme: say.text('own-prompt.problem-theme') } : {}),
  };
  if (question === undefined || theme === undefined || Object.keys(problems).length > 0) return { problems };
  const format = formatOf(options.length, how.includes('guess'));
  return { format, theme, depth, text: { question, options }, surprise: how.includes('surprise') };
}

/** What stands in the form in which one is changed. */
export function typedOf({ text, theme, depth, format, surprise }: Read): Typed {
  const options = text.options.map((one) => one.reveal()).join('\n');
  return {
    question: text.question,
    ...(options === '' ? {} : { options: new PartnerWords(options) }),
    theme,
    depth,
    how: [...(surprise ? (['surprise'] as const) : []), ...(format === 'guess' ? (['guess'] as const) : [])],
  };
}

function formatOf(count: number, guesses: boolean): OwnFormat {
  if (count === 0) return 'words';
  if (guesses) return 'guess';
  return count === 2 ? 'this-or-that' : 'choice';
}

function linesOf(options: PartnerWords | undefined): readonly PartnerWords[] {
  if (options === undefined) return [];
  const lines = options.reveal().split(/[\r\n\u2028\u2029]+/u);
  return lines.map((line) => new PartnerWords(line.trim())).filter((line) => !line.blank);
}

function questionProblem(say: Say, question: PartnerWords | undefined): Readonly<Record<string, string>> {
  const most = ownPromptLimits.question;
  if (question === undefined) return { question: say.text('own-prompt.problem-empty') };
  if (question.length <= most) return {};
  return { question: say.text('own-prompt.problem-too-long', { length: question.length, most }) };
}

function optionsProblem(
  say: Say,
  options: readonly PartnerWords[],
  guesses: boolean,
): Readonly<Record<string, string>> {
  const { options: most, option } = ownPromptLimits;
  const long = options.find(({ length }) => length > option);
  const different = new Set(options.map((one) => one.reveal().normalize('NFKC').toLowerCase()));
  const problem =
    options.length === 1
      ? say.text('own-prompt.problem-one-option')
      : options.length > most
        ? say.text('own-prompt.problem-many-options', { count: options.length, most })
        : long !== undefined
          ? say.text('own-prompt.problem-long-option', { length: long.length, most: option })
          : different.size < options.length
            ? say.text('own-prompt.problem-same-option')
            : guesses && options.length === 0
              ? say.text('own-prompt.problem-guess')
              : null;
  return problem === null ? {} : { options: problem };
}

function inputs(say: Say, { question, options, theme, depth, how }: Typed): Form['inputs'] {
  return [
    {
      kind: 'text',
      name: 'question',
      label: say.text('own-prompt.form-question'),
      hint: say.text('own-prompt.form-question-hint'),
      lines: 'one',
      required: true,
      maxLength: ownPromptLimits.question,
      ...(question === undefined ? {} : { value: question }),
    },
    {
      kind: 'text',
      name: 'options',
      label: say.text('own-prompt.form-options'),
      hint: say.text('own-prompt.form-options-hint'),
      lines: 'many',
      required: false,
      maxLength: optionsLength,
      ...(options === undefined ? {} : { value: options }),
    },
    menu('theme', say.text('own-prompt.form-theme'), say.text('own-prompt.form-theme-placeholder'), {
      options: offeredThemes(theme).map((one) => ({ value: one, label: say.text(`commands.theme-${one}`) })),
      least: 1,
      value: theme === undefined ? [] : [theme],
    }),
    menu('depth', say.text('own-prompt.form-depth'), say.text('own-prompt.form-depth-placeholder'), {
      options: depths.map((one) => ({ value: `${one}`, label: say.text(`commands.depth-${one}`) })),
      value: depth === undefined ? [] : [`${depth}`],
    }),
    menu('how', say.text('own-prompt.form-how'), say.text('own-prompt.form-how-placeholder'), {
      options: hows.map((one) => ({
        value: one,
        label: say.text(`own-prompt.how-${one}`),
        hint: say.text(`own-prompt.how-${one}-hint`),
      })),
      most: hows.length,
      value: how,
    }),
  ];
}

/** One menu holds 25, and the form has no room for another: those that a question of one’s own is hardly about stay out. */
function offeredThemes(picked: Theme | undefined): readonly Theme[] {
  return themes.filter((one) => one === picked || !hardlyOwn.has(one));
}

const hardlyOwn: ReadonlySet<Theme> = new Set([
  'check-ins',
  'seen-by-you',
  'openness',
  'empathy',
  'vulnerability',
  'authenticity',
]);

function menu(
  name: string,
  label: string,
  placeholder: string,
  about: Pick<MenuInput, 'options'> & Required<Pick<MenuInput, 'value'>> & Partial<Pick<MenuInput, 'least' | 'most'>>,
): MenuInput {
  return { kind: 'menu', name, label, placeholder, least: 0, most: 1, ...about };
}
