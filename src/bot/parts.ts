import type { Chore, CommandDefinition, Definition, JobDefinitions } from '../features/definition.ts';
import type { Feature } from '../features/feature.ts';
import { type HeldKind, heldJobs } from '../features/held-cards.ts';
import type { RitualDefinition } from '../features/ritual.ts';

/** What a list of features adds up to. */
export type Parts = {
  readonly definitions: readonly Definition[];
  readonly commands: readonly CommandDefinition[];
  readonly chores: readonly Chore[];
  readonly jobs: Partial<JobDefinitions>;
  readonly held: readonly HeldKind[];
  readonly rituals: readonly RitualDefinition[];
};

export function partsOf(features: readonly Feature[]): Parts {
  const held = features.flatMap((feature) => feature.held ?? []);
  const definitions = features.flatMap((feature) => feature.definitions ?? []);
  return {
    definitions,
    commands: definitions.filter((definition) => definition.kind === 'command'),
    chores: features.flatMap(({ chores = [] }) => chores).toSorted((one, other) => rank(one) - rank(other)),
    jobs: Object.assign({}, heldJobs(held), ...features.map(({ jobs = {} }) => jobs)),
    held,
    rituals: features.flatMap(({ rituals = [] }) => rituals),
  };
}

function rank({ last }: Chore): number {
  return last === true ? 1 : 0;
}
