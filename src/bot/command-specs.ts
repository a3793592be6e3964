import type { Library } from '../content/library.ts';
import type { CommandDefinition, OptionDefinition } from '../features/definition.ts';
import type { CommandSpec, OptionSpec } from '../port/command-spec.ts';

/** The commands as a platform shows them, in the order of the registry, with their sentences in one language. */
export function commandSpecs(definitions: readonly CommandDefinition[], library: Library): readonly CommandSpec[] {
  const specs = new Map<string, CommandSpec>();
  for (const definition of definitions) {
    const [name = '', subcommand] = definition.path.split(' ');
    const description = library.say.text(definition.description);
    const options = definition.options.map((option) => optionSpec(option, library));
    const usual = definition.usual === true ? ({ usual: true } as const) : {};
    const spec = specs.get(name) ?? { name, description: '', options: [], subcommands: [] };
    specs.set(
      name,
      subcommand === undefined
        ? { ...spec, description, options }
        : {
            ...spec,
            description: library.say.text(`commands.${name}` as Parameters<typeof library.say.text>[0]),
            subcommands: [...spec.subcommands, { name: subcommand, description, options, ...usual }],
          },
    );
  }
  return [...specs.values()];
}

function optionSpec(option: OptionDefinition, library: Library): OptionSpec {
  const base = { name: option.name, description: library.say.text(option.description), required: option.required };
  switch (option.kind) {
    case 'text':
      return { ...base, kind: 'text', maxLength: option.maxLength };
    case 'number':
      return { ...base, kind: 'number', least: option.least, most: option.most };
    case 'choice':
      return { ...base, kind: 'choice', choices: option.choices(library) };
    case 'suggested':
      return { ...base, kind: 'suggested', ...('suggestOwn' in option ? { own: true } : {}) };
    case 'partner':
      return { ...base, kind: 'partner' };
  }
}
