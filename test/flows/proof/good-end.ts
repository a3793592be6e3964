import { type ActionId, actionId } from '../../../src/card/action-id.ts';
import type { Card } from '../../../src/card/card.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import { stateOf } from '../../../src/model/check-in.ts';
import { hour, minute } from '../../../src/model/instant.ts';
import { sameRoom } from '../../../src/model/place.ts';
import type { Reply } from '../../../src/port/reply.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { controlOn } from './actor.ts';
import type { Proof } from './ground.ts';
import { fail } from './invariants.ts';
import { openText, type Who } from './journal.ts';
import { markersIn } from './marked-text.ts';
import { answerFrom } from './perform.ts';

/** More than the longest wait between two tries of a job. */
const retryWait = 11 * minute;

/** What had to wait is not said in the quiet hours of either, in two zones (hours). */
const longestQuiet = 20;

/** Lets the platform recover and time pass, and holds the world to all that it promised. */
export async function expectGoodEnd(proof: Proof): Promise<void> {
  proof.actor.tell('the platform recovers, and all is done');
  proof.platform.failures.splice(0);
  await goOn(proof);
  for (let tries = 0; (await proof.unfinished()) > 0; tries += 1) {
    if (tries > 8 + longestQuiet) fail('there are jobs that never end');
    await proof.pass(tries > 8 ? hour : retryWait);
  }
  const checkIns = await openCheckIns(proof);
  for (const one of checkIns) expectPostedOnce(proof, one);
  for (const one of checkIns) await completeAnswers(proof, one);
  await proof.world.settle();
  for (const one of await openCheckIns(proof)) await expectShown(proof, one);
  for (const who of ['sam', 'alex'] as const) await expectCopy(proof, who);
  await expectResponses(proof);
  expectAppreciations(proof);
}

/** Where Attune rests, or something waits because the platform had not let it post, one of the two has it go on. */
async function goOn({ actor, world }: Proof): Promise<void> {
  await world.settle();
  const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  if (couple === null || couple.pause === null || couple.pause.why === 'partner-left') return;
  await actor.command('sam', 'checkin resume');
  await world.settle();
}

/** The check-ins of the couple in the room, if it is still one. */
async function openCheckIns({ world }: Proof): Promise<readonly CheckIn[]> {
  return world.store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(world.room);
    return couple === null ? [] : stores.checkIns.history(couple.id, Number.MAX_SAFE_INTEGER, 1000);
  });
}

function expectPostedOnce({ platform, world }: Proof, checkIn: CheckIn): void {
  const { id, message, answeredAt } = checkIn;
  // What stands above a newer card of it says so; in a room that they have left, nothing new can be read.
  const cards = platform.messages.filter(
    (one) =>
      one.audience === null &&
      one.key?.startsWith(`check-in:${id}`) &&
      !one.key.endsWith(':talk') &&
      !cardText(one.card).includes('This question has moved') &&
      (one.id === message?.message || sameRoom(one.room, world.room)),
  );
  // One that could not be asked in time was left out; one that was over stayed behind when they moved, or was answered
  // by command before it could be posted.
  const isOver = answeredAt.every((at) => at === null) || stateOf(checkIn, world.now()) !== 'open';
  // Its post may have arrived all the same, with no answer that said so.
  if (message === null && isOver && cards.length <= 1) return;
  if (cards.length !== 1) fail(`the check-in ${id} stands in the room ${cards.length} times`);
  if (cards[0]?.id !== message?.message) fail(`the check-in ${id} does not know its card`);
}

/** Whoever has not answered does, so that what the other was promised can come true. */
async function completeAnswers(proof: Proof, checkIn: CheckIn): Promise<void> {
  const { actor, ledger, world } = proof;
  if (checkIn.mode === 'open' || stateOf(checkIn, world.now()) !== 'open') return;
  const given = ledger.answers.get(checkIn.id) ?? {};
  const missing = (['sam', 'alex'] as const).filter((who) => given[who] === undefined);
  const [who] = missing;
  if (who === undefined || missing.length === 2) return;
  const card = world.platform.messages.find(({ id }) => id === checkIn.message?.message)?.card;
  if (card === undefined) fail(`the card of ${checkIn.id} is gone`);
  await answerFrom(actor, who, { kind: 'private', card }, 0, 'plain');
  if (!ledger.revealed.has(checkIn.id)) fail(`both have answered ${checkIn.id}, and it was not revealed`);
}

/** In the room, or by "See both": the words of both, and nothing of what is still sealed. */
async function expectShown(proof: Proof, checkIn: CheckIn): Promise<void> {
  const { ledger, platform } = proof;
  const reveal = ledger.revealed.get(checkIn.id);
  const card = platform.messages.find(({ id }) => id === checkIn.revealMessage?.message)?.card;
  if (reveal === undefined) return;
  if (card === undefined) fail(`the reveal of ${checkIn.id} stands nowhere`);
  const wanted = wordsOf(proof, checkIn.id);
  if (reveal === 'room') expectAll(cardText(card), wanted, `the room's card of ${checkIn.id}`);
  for (const who of ['sam', 'alex'] as const) {
    expectAll(await readBoth(proof, who, checkIn.id), wanted, `what ${who} can read of ${checkIn.id}`);
  }
}

/** All pages of both answers. */
async function readBoth({ actor }: Proof, who: Who, id: string): Promise<string> {
  let page: Reply = await actor.press(who, { label: 'See both', action: actionId('check-in.full', id) }, false, true);
  const pages = [openText(page)];
  for (let number = 2; number < 12; number += 1) {
    const next = controlOn(page, `check-in.page:${id}:${number}`);
    if (next === undefined) break;
    page = await actor.press(who, next, false, true);
    pages.push(openText(page));
  }
  return pages.join('\n');
}

/** The copy of one's own data has every word of one's own, and none that the other showed in private. */
async function expectCopy(proof: Proof, who: Who): Promise<void> {
  const { actor, ledger } = proof;
  const reply = await actor.press(who, { label: 'Export', action: 'privacy.export' });
  if (reply.kind !== 'private') fail(`${who} gets no copy`);
  const own = [...ledger.answers.values()].flatMap((all) => Object.values(all[who] ?? {}));
  const json = reply.files?.find(({ name }) => name.endsWith('.json'))?.text ?? '{}';
  const texts = new Set(textsIn(JSON.parse(json)));
  for (const text of own.filter((one) => markersIn(one).size > 0)) {
    if (!texts.has(text)) fail(`${who}'s copy lacks ${JSON.stringify(text)}`);
  }
  for (const { marker } of ledger.appreciations.filter(({ by }) => by === who)) {
    if (!json.includes(marker)) fail(`${who}'s copy lacks the appreciation ${marker}`);
  }
  const shown = openText(reply);
  const hidden = ledger.privatelyShown(who === 'sam' ? 'alex' : 'sam').find((marker) => shown.includes(marker));
  if (hidden !== undefined) fail(`${who}'s copy holds ${hidden}, which the other showed in private`);
}

/** On a card of its own, or behind the button of one that tells of it. */
async function expectResponses({ actor, ledger, platform }: Proof): Promise<void> {
  if (ledger.endedAt !== null) return;
  for (const { by, marker } of ledger.responses) {
    const other = by === 'sam' ? 'alex' : 'sam';
    const cards = platform.seenBy(other).map(({ card }) => card);
    const texts = cards.map((card) => openText(card));
    const toRead = cards.flatMap((card) => controlsThat(card, 'respond.read'));
    for (const action of toRead) texts.push(openText(await actor.press(other, { label: 'Read the reply', action })));
    if (!texts.some((text) => text.includes(marker))) fail(`${other} never got the response ${marker}`);
  }
}

function controlsThat({ elements }: Card, name: string): readonly ActionId[] {
  return elements
    .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    .flatMap((button) => ('action' in button && button.action.startsWith(`${name}:`) ? [button.action] : []));
}

/** Each stands in the room, and nothing of what was taken back. */
function expectAppreciations({ ledger, platform }: Proof): void {
  if (ledger.endedAt !== null) return;
  const room = platform.messages.filter(({ audience }) => audience === null).map(({ card }) => openText(card));
  for (const { by, marker } of ledger.appreciations) {
    if (!room.some((text) => text.includes(marker))) fail(`the appreciation ${marker} of ${by} is not in the room`);
  }
  for (const marker of ledger.takenBack) {
    if (room.some((text) => text.includes(marker))) fail(`${marker} was taken back, and stands in the room`);
  }
}

function wordsOf({ ledger }: Proof, id: string): readonly string[] {
  const { sam, alex } = ledger.answers.get(id) ?? {};
  return [sam, alex].flatMap((one) => [one?.words, one?.second]).flatMap((one) => [...markersIn(one ?? '')]);
}

function expectAll(text: string, markers: readonly string[], what: string): void {
  const missing = markers.filter((marker) => !text.includes(marker));
  if (missing.length > 0) fail(`${what} lacks ${missing.join(', ')}`);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
