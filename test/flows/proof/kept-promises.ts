import { actionsOn } from '../../../adapters/web/actions-on.ts';
import type { WireMessage } from '../../../adapters/web/wire.ts';
import type { Attempt, Record } from './couple-load.ts';
import { fail } from './invariants.ts';
import { openText } from './journal.ts';
import { cardOf, type PreviewPerson } from './preview-person.ts';

type People = { readonly sam: PreviewPerson; readonly alex: PreviewPerson; readonly guest: PreviewPerson };

/** How long the jobs that were cut off may take after a start, on a busy machine (ms). */
const patience = 20_000;

/** Everything that was ever acknowledged is there, as soon as the jobs that were cut off are done. */
export async function expectKept(record: Record, people: People): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      await compare(record, people);
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

/** Compares what the three see now with what was acknowledged. */
async function compare(record: Record, people: People): Promise<void> {
  const views = {
    sam: await people.sam.messages(),
    alex: await people.alex.messages(),
    guest: await people.guest.messages(),
  };
  const exports = { sam: await exportOf(people.sam), alex: await exportOf(people.alex) };
  const revealed = new Set(views.sam.flatMap(revealedIn));
  for (const one of record.all) {
    if (one.message === null) continue;
    if (!isFollowed(one, record)) expectMessage(one, views, exports);
    if (one.what === 'chat') expectSeen(one, views.guest);
    if (one.what === 'response' && tookPlace(one, views[one.by])) expectSeen(one, views[otherThan(one.by)]);
    if (one.what === 'answer') expectAnswer(one, record, views, exports, revealed);
  }
  expectOneCardEach(views.sam);
  await expectNudges(record, people);
}

/**
 * Its card goes once something newer stands for it: the question that was asked for, the settings as they are, or a later
 * answer to the same.
 */
function isFollowed(one: Attempt, record: Record): boolean {
  if (one.what === 'asked' || one.what === 'nudges') return true;
  return one.what === 'answer' && record.all.slice(record.all.indexOf(one) + 1).some((that) => isSame(that, one));
}

type Views = { readonly [Who in 'sam' | 'alex' | 'guest']: readonly WireMessage[] };

/**
 * The card or the line by which it was acknowledged is still before its author's eyes. That of a reply goes when help to
 * reply is asked for again; then the reply itself is kept.
 */
function expectMessage({ by, what, message, marker }: Attempt, views: Views, exports: Exports): void {
  if (message === null || views[by].some(({ id }) => id === message)) return;
  if (what === 'response' && exports[by].includes(marker)) return;
  fail(`${by}'s ${what} lost its card ${message}`);
}

type Exports = { readonly sam: string; readonly alex: string };

function expectSeen({ by, what, marker }: Attempt, view: readonly WireMessage[]): void {
  if (!view.some((message) => textOf(message).includes(marker))) fail(`the ${what} ${marker} of ${by} is lost`);
}

/** Its author has it, and the other exactly once both are in. */
function expectAnswer(
  one: Attempt,
  record: Record,
  views: Views,
  exports: Exports,
  revealed: ReadonlySet<string>,
): void {
  const { by, marker, checkIn = '' } = one;
  const other = views[otherThan(by)].some((message) => textOf(message).includes(marker));
  const stranger = views.guest.some((message) => textOf(message).includes(marker));
  if ((other || stranger) && !revealed.has(checkIn)) fail(`the answer ${marker} of ${by} shows before its reveal`);
  if (!tookPlace(one, views[by])) return;
  // A later one may have replaced it, also one that was under way when Attune was cut off.
  const later = record.all.slice(record.all.indexOf(one)).filter((that) => isSame(that, one));
  if (!later.some((that) => exports[by].includes(that.marker)))
    fail(`the answer ${marker} of ${by} to ${checkIn} is lost`);
  const isShown = later.some((that) => views[otherThan(by)].some((message) => textOf(message).includes(that.marker)));
  if (revealed.has(checkIn) && !isShown) fail(`the answer ${marker} to ${checkIn} is revealed, and does not show`);
}

function isSame(a: Attempt, b: Attempt): boolean {
  return a.what === b.what && a.by === b.by && a.checkIn === b.checkIn;
}

/** Told so by the card: what was too late was given back, on a card that says that. */
function tookPlace({ message }: Attempt, view: readonly WireMessage[]): boolean {
  const card = cardOf(view.find(({ id }) => id === message));
  return (
    card !== null && ['Your answer is sealed', 'Now you’ve both answered', 'Nicely done'].includes(card.title ?? '')
  );
}

/** The check-ins whose card in the room shows both answers. */
function revealedIn(message: WireMessage): readonly string[] {
  const card = message.to === null ? cardOf(message) : null;
  return (card === null ? [] : actionsOn(card)).flatMap((action) => /^respond\.open:(.+)$/.exec(action)?.[1] ?? []);
}

function expectOneCardEach(view: readonly WireMessage[]): void {
  const ids = view
    .filter(({ to }) => to === null)
    .flatMap((message) => {
      const card = cardOf(message);
      return card === null ? [] : [...new Set(actionsOn(card).flatMap(checkInOf))];
    });
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) fail(`the check-in ${twice} stands in the room twice`);
}

function checkInOf(action: string): readonly string[] {
  const id = /^(?:check-in\.(?:write|pick)|respond\.open):([^:]+)/.exec(action)?.[1];
  return id === undefined ? [] : [id];
}

/** The setting that was acknowledged last holds, unless a later one was under way when Attune was cut off. */
async function expectNudges(record: Record, people: People): Promise<void> {
  for (const by of ['sam', 'alex'] as const) {
    const last = record.all.findLast((one) => one.by === by && one.what === 'nudges');
    if (last === undefined || last.message === null) continue;
    const shown = await people[by].command('settings');
    const id = shown.kind === 'done' ? shown.message : null;
    const card = cardOf((await people[by].messages()).find((message) => message.id === id));
    const offered = last.marker === 'on' ? 'settings.nudges:off' : 'settings.nudges:on';
    if (card === null || !actionsOn(card).includes(offered)) fail(`${by}'s reminders are not ${last.marker} any more`);
  }
}

async function exportOf(person: PreviewPerson): Promise<string> {
  const shown = await person.command('privacy');
  const message = shown.kind === 'done' ? (shown.message ?? '') : '';
  const copy = await person.press(message, 'privacy.export');
  const file = copy.kind === 'done' ? (copy.message ?? '') : '';
  return person.file(file, 1);
}

function textOf({ body }: WireMessage): string {
  return body.kind === 'chat' ? body.words : openText(body);
}

function otherThan(who: 'sam' | 'alex'): 'sam' | 'alex' {
  return who === 'sam' ? 'alex' : 'sam';
}
