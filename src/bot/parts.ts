import type { Chore, CommandDefinition, Definition, JobDefinitions } from '../features/definition.ts';
import type { Feature } from '../features/feature.ts';

/** What a list of features adds up to. */
export type Parts = {
  readonly definitions: readonly Definition[];
  readonly commands: readonly CommandDefinition[];
  readonly chores: readonly Chore[];
  readonly jobs: Partial<JobDefinitions>;
};

export function partsOf(features: readonly Feature[]): Parts {
  const definitions = features.flatMap((feature) => feature.definitions ?? []);
  return {
    definitions,
    commands: definitions.filter((definition) => definition.kind === 'command'),
    chores: features.flatMap(({ chores = [] }) => chores),
    jobs: Object.assign({}, ...features.map(({ jobs = {} }) => jobs)),
  };
}
