import fc from 'fast-check';
import { actionId } from '../../../src/card/action-id.ts';
import type { CheckIn, PassKind } from '../../../src/model/check-in.ts';
import { controlOn } from './actor.ts';
import type { Ground, Proof } from './ground.ts';
import { fail } from './invariants.ts';
import type { Who } from './journal.ts';
import type { Flavour } from './marked-text.ts';
import { answerFrom, perform } from './perform.ts';
import { othersDeeds } from './random-steps.ts';
import type { Step } from './step.ts';
import { play } from './story.ts';

/** A secret of one of the two, and what the others do once it is there. */
export type Twins = {
  readonly seed: number;
  readonly author: 'sam' | 'alex';
  /** How many questions are asked before the one it is about: their formats differ. */
  readonly questions: number;
  readonly flavour: Flavour;
  readonly pass: PassKind;
  readonly after: readonly Step[];
};

export const twins: fc.Arbitrary<Twins> = fc.constantFrom('sam' as const, 'alex' as const).chain((author) =>
  fc.record({
    seed: fc.nat({ max: 9999 }),
    author: fc.constant(author),
    questions: fc.integer({ min: 1, max: 3 }),
    flavour: fc.constantFrom<Flavour>('plain', 'emoji', 'longest'),
    pass: fc.constantFrom<PassKind>('pass', 'not-today', 'never'),
    after: othersDeeds(author === 'sam' ? 'alex' : 'sam'),
  }),
);

/** Plays both worlds: in one the author answers one thing, in the other another. Nobody else can tell which. */
export async function expectSameForOthers(ground: Ground, story: Twins): Promise<void> {
  const one = await observe(ground, story, (proof, question) => answerAs(proof, story, question, 0), everything);
  const other = await observe(ground, story, (proof, question) => answerAs(proof, story, question, 1), everything);
  expectSame(one, other);
}

/** The same where the author passes in one of them, and has no time in the other. The host may see it, nobody else. */
export async function expectPassUnseen(ground: Ground, story: Twins): Promise<void> {
  const one = await observe(ground, story, (proof, question) => passAs(proof, story, question), spoken);
  const other = await observe(ground, story, async () => undefined, spoken);
  expectSame(one, other);
}

type Observed = { readonly told: string; readonly seen: readonly string[] };

type Look = (proof: Proof, author: Who, from: number) => Promise<readonly string[]>;

async function observe(
  ground: Ground,
  story: Twins,
  secret: (proof: Proof, question: CheckIn) => Promise<void>,
  look: Look,
): Promise<readonly Observed[]> {
  const proof = await ground.begin(story.seed);
  const { actor, world, platform } = proof;
  await perform(actor, { do: 'pair', who: 'sam' });
  for (let asked = 0; asked < story.questions; asked += 1) {
    await actor.command(story.author, 'prompt ask');
    await world.settle();
  }
  const question = await newest(proof);
  await secret(proof, question);
  await world.settle();
  const seen: Observed[] = [{ told: actor.told.join('\n'), seen: await look(proof, story.author, 0) }];
  for (const step of story.after) {
    const from = platform.journal.outputs.length;
    await play(proof, step);
    seen.push({ told: actor.told.join('\n'), seen: await look(proof, story.author, from) });
  }
  return seen;
}

/** What Attune said to others than the author. Jobs that run side by side may overtake each other. */
const spoken: Look = async ({ platform }, author, from) =>
  platform.journal.outputs
    .slice(from)
    .filter(({ to }) => to !== author)
    // How many private cards there were before a message is in its id on the fake platform alone.
    .map(({ to, how, text }) => `${how} to ${to}: ${text.replaceAll(/message: m\d+/g, 'message: one')}`)
    .toSorted();

/** That, and all that the host could look at: log, metrics, and every column that is not sealed. */
const everything: Look = async (proof, author, from) => {
  const { world, queueLog } = proof;
  const rows = (await proof.dump()).split('\n').flatMap(readable);
  const metrics = [...world.metrics.values].map(([name, value]) => `${name} ${value}`);
  return [...(await spoken(proof, author, from)), ...world.log, ...queueLog.lines, ...metrics, ...rows].toSorted();
};

/** A row without what is sealed (but with its length), and of the queue only what a job is about. */
function readable(row: string): readonly string[] {
  if (/^pgboss\.(?!job_common)/.test(row)) return [];
  const sealed = row.replaceAll(/\beyJ[\w-]+(\.[\w-]*){4}/g, (text) => `sealed, ${text.length} long`);
  return [row.startsWith('pgboss') ? (/"\{.*?\}",\w+/.exec(sealed)?.[0] ?? '') : sealed];
}

async function newest({ world }: Proof): Promise<CheckIn> {
  return world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    const [last] = couple === null ? [] : await stores.checkIns.history(couple.id, Number.MAX_SAFE_INTEGER, 1);
    return last ?? fail('no question was asked');
  });
}

/** Both answers are of the same length, and given with the same number of clicks. */
async function answerAs(proof: Proof, { author, flavour }: Twins, question: CheckIn, which: 0 | 1): Promise<void> {
  const { actor, world } = proof;
  const prompt = (await promptOf(proof, question)) ?? fail('the question is not in the library');
  const options = 'options' in prompt ? prompt.options.length : 5;
  if (which === 1) actor.skipMarker();
  const card = world.platform.messages.find(({ id }) => id === question.message?.message)?.card;
  if (card === undefined) fail('the question was not posted');
  const nth = which === 0 ? 0 : options - 1;
  await answerFrom(actor, author, { kind: 'private', card }, nth, flavour);
  if (which === 0) actor.skipMarker();
}

async function promptOf({ content }: Proof, question: CheckIn) {
  return content.library('en').prompts.get(question.promptId);
}

async function passAs({ actor }: Proof, { author, pass }: Twins, { id, swaps }: CheckIn): Promise<void> {
  const passed = await actor.press(author, { label: 'Pass', action: actionId('check-in.pass', id, swaps) });
  const further = pass === 'pass' ? undefined : controlOn(passed, `check-in.${pass}`);
  if (further !== undefined) await actor.press(author, further);
}

function expectSame(one: readonly Observed[], other: readonly Observed[]): void {
  for (const [index, { told, seen }] of one.entries()) {
    const others = other[index]?.seen ?? [];
    const here = without(seen, others);
    const there = without(others, seen);
    if (here.length + there.length === 0) continue;
    fail(
      `${told}\nThen the two worlds differ. In the first:\n${here.join('\n')}\n\n` +
        `In the second:\n${there.join('\n')}`,
    );
  }
}

/** What stands in one list and not, or not as often, in the other. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
