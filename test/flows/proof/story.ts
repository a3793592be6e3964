import { minute } from '../../../src/model/instant.ts';
import { nameOf } from './actor.ts';
import { expectGoodEnd } from './good-end.ts';
import type { Ground, Proof } from './ground.ts';
import { Invariants } from './invariants.ts';
import { perform } from './perform.ts';
import type { Deed, Step } from './step.ts';

/** Plays a random story from pairing to its end; throws the story as it was, with what did not hold. */
export async function playStory(ground: Ground, seed: number, steps: readonly Step[]): Promise<void> {
  const proof = await ground.begin(seed);
  const invariants = new Invariants(proof);
  try {
    await perform(proof.actor, { do: 'pair', who: 'sam' });
    await perform(proof.actor, { do: 'ask', who: 'alex' });
    await proof.world.settle();
    for (const step of steps) {
      await play(proof, step);
      await invariants.check();
    }
    await expectGoodEnd(proof);
    await invariants.check();
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Error(`${proof.actor.told.map((one) => `  - ${one}`).join('\n')}\n${why}`);
  }
}

/** One step, until all that it caused is done. */
export async function play(proof: Proof, step: Step): Promise<void> {
  const { actor, world, platform } = proof;
  switch (step.do) {
    case 'wait':
      actor.tell(`${step.minutes} minutes pass`);
      return proof.pass(step.minutes * minute);
    case 'fail': {
      const { method, kind, after } = step;
      actor.tell(`the next ${method} will fail ${after ? 'after' : 'before'} its work is done (${kind})`);
      platform.failures.push({ method, kind, after });
      return;
    }
    case 'at once':
      actor.tell('at the same time:');
      await Promise.all(step.both.map((deed) => perform(actor, deed)));
      actor.tell('— and then —');
      return world.settle();
    case 'restart':
      return restart(proof, step.after);
    default:
      await perform(actor, step);
      return world.settle();
  }
}

/** Attune stops while what somebody just did still has its consequences before it. */
async function restart({ actor, world }: Proof, after: Deed | null): Promise<void> {
  if (after !== null) await perform(actor, after);
  actor.tell(after === null ? 'Attune restarts' : `Attune restarts right after ${nameOf(after.who)} has done that`);
  await world.restart();
  await world.settle();
}
