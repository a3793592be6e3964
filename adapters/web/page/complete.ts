import type { Choice, OptionSpec } from '../../../src/port/command-spec.ts';
import type { PersonId } from '../wire.ts';
import { allPaths, type CommandLineContext, optionSpecs, pathOf, readValue, splitOptions } from './command-line.ts';
import { say } from './words.ts';

/** One line of the list above the composer. Taking it makes `text` what stands in the composer. */
export type Proposal = {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
  readonly value?: string;
};

export type Completion = {
  readonly proposals: readonly Proposal[];
  /** An option for which Attune itself proposes values. */
  readonly wanted: {
    readonly path: string;
    readonly option: string;
    readonly typed: string;
    readonly before: string;
  } | null;
  /** What is to be typed now, in words. */
  readonly hint: string | null;
};

const nothing: Completion = { proposals: [], wanted: null, hint: null };

/** What could come next in a command that is being typed. */
export function complete(text: string, self: PersonId, context: CommandLineContext): Completion {
  if (!text.startsWith('/')) return nothing;
  const typed = text.slice(1);
  const path = pathOf(typed, context.commands);
  if (path === null || typed.toLowerCase() === path) return completePath(typed.toLowerCase(), context);
  const specs = optionSpecs(path, context.commands);
  if (specs.length === 0) return { ...nothing, hint: say('preview.write-enter') };
  const start = 1 + path.length;
  const { leading, named } = splitOptions(text.slice(start), specs);
  const last = named.at(-1);
  if (last === undefined) return completeFirst(text.slice(0, start), path, leading.trim(), specs, self, context);
  const [spec, written] = last;
  const finished = text.endsWith(' ') && !takesWords(spec) && readValue(spec, written, context) !== null;
  if (finished) return completeNames(text, unused(specs, named));
  const before = text.slice(0, text.toLowerCase().lastIndexOf(`${spec.name}:`));
  return completeValue(before, path, spec, written, self, context);
}

/** Proposals that came from Attune, as lines of the list. */
export function fromChoices(choices: readonly Choice[], before: string, option: string): readonly Proposal[] {
  return choices.map(({ label, value }) => ({ label, detail: '', value, text: `${before}${option}:${label} ` }));
}

function completePath(typed: string, { commands }: CommandLineContext): Completion {
  const paths = allPaths(commands);
  const begin = paths.filter(({ path }) => path.startsWith(typed));
  const hold = paths.filter(({ path }) => !path.startsWith(typed) && path.includes(typed.trim()));
  const proposals = [...begin, ...hold].map(({ path, description }) => ({
    label: `/${path}`,
    detail: description,
    text: `/${path} `,
  }));
  return { ...nothing, proposals };
}

/** Nothing is named yet: the options, and what the first of them could be. */
function completeFirst(
  before: string,
  path: string,
  written: string,
  specs: readonly OptionSpec[],
  self: PersonId,
  context: CommandLineContext,
): Completion {
  const [first] = specs;
  const start = `${before.trimEnd()} `;
  if (written === '' && first !== undefined && specs.length === 1 && !takesWords(first)) {
    return completeValue(start, path, first, '', self, context);
  }
  if (written === '') return completeNames(start, specs);
  const names = specs.filter((spec) => spec.name.startsWith(written.toLowerCase()));
  const values = first === undefined ? nothing : completeValue(start, path, first, written, self, context);
  return { ...values, proposals: [...completeNames(start, names).proposals, ...values.proposals] };
}

function completeNames(before: string, specs: readonly OptionSpec[]): Completion {
  const [needed] = specs.filter((spec) => spec.required);
  const proposals = specs.map((spec) => ({
    label: `${spec.name}:`,
    detail: spec.required ? say('preview.write-needed', { about: spec.description }) : spec.description,
    text: `${before}${spec.name}:`,
  }));
  return { ...nothing, proposals, hint: needed === undefined ? say('preview.write-enter') : needed.description };
}

function completeValue(
  before: string,
  path: string,
  spec: OptionSpec,
  written: string,
  self: PersonId,
  context: CommandLineContext,
): Completion {
  const fits = (label: string) => label.toLowerCase().includes(written.toLowerCase().replace(/^@/, ''));
  const line = (label: string, detail = '') => ({ label, detail, text: `${before}${spec.name}:${label} ` });
  switch (spec.kind) {
    case 'choice':
      return {
        ...nothing,
        proposals: spec.choices.filter((choice) => fits(choice.label)).map((choice) => line(choice.label)),
        hint: spec.description,
      };
    case 'partner': {
      // The partner comes first, then whoever else is here; one's own name can be typed but is not proposed.
      const others = context.people.filter((person) => person.id !== self && fits(person.name));
      return { ...nothing, proposals: others.map((person) => line(`@${person.name}`)), hint: spec.description };
    }
    case 'suggested':
      return { proposals: [], wanted: { path, option: spec.name, typed: written, before }, hint: spec.description };
    case 'number':
      return {
        ...nothing,
        hint: say('preview.write-range', { about: spec.description, least: spec.least, most: spec.most }),
      };
    case 'text':
      return { ...nothing, hint: spec.description };
  }
}

function unused(
  specs: readonly OptionSpec[],
  named: readonly (readonly [OptionSpec, string])[],
): readonly OptionSpec[] {
  return specs.filter((spec) => !named.some(([one]) => one === spec));
}

/** Whether a blank can be part of the value, so that it does not end it. */
function takesWords(spec: OptionSpec): boolean {
  return spec.kind === 'text' || spec.kind === 'suggested';
}
