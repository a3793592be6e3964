import type { Form } from '../../../src/card/form.ts';
import type { OptionSpec } from '../../../src/port/command-spec.ts';
import type { Reply } from '../../../src/port/reply.ts';
import { type Actor, controlOn, nameOf } from './actor.ts';
import type { Who } from './journal.ts';
import type { Flavour } from './marked-text.ts';
import type { Deed } from './step.ts';

/** Does one deed, as far as there is something to do it with. */
export async function perform(actor: Actor, deed: Deed): Promise<void> {
  switch (deed.do) {
    case 'press': {
      const all = actor.visible(deed.who);
      const control = all[deed.nth % all.length];
      if (control !== undefined) await actor.press(deed.who, control, deed.twice);
      return;
    }
    case 'look around': {
      const all = actor.visible(deed.who).filter(({ action }) => !/^check-in\.(tap|choose|guess|rank):/.test(action));
      const control = all[deed.nth % all.length];
      if (control !== undefined) await actor.press(deed.who, control);
      return;
    }
    case 'press any id': {
      const all = actor.platform.journal.controls;
      const control = all[deed.nth % all.length];
      if (control !== undefined) await actor.press(deed.who, control, deed.twice);
      return;
    }
    case 'submit': {
      const open = actor.platform.forms.get(deed.who);
      if (open === undefined) return;
      await actor.submit(deed.who, open.form, actor.words(deed.flavour), deed.nth, deed.twice);
      return;
    }
    case 'submit any id': {
      const all = actor.platform.journal.forms;
      const form = all[deed.nth % all.length];
      if (form !== undefined) await actor.submit(deed.who, form, actor.words(deed.flavour), deed.nth, deed.twice);
      return;
    }
    case 'command':
      await command(actor, deed);
      return;
    case 'answer':
      await answer(actor, deed.who, deed.nth, deed.flavour);
      return;
    case 'respond':
      await respond(actor, deed.who, deed.nth, deed.flavour);
      return;
    case 'appreciate':
      await appreciate(actor, deed.who, deed.nth, deed.flavour);
      return;
    case 'move':
      await move(actor, deed.who);
      return;
    case 'ask':
      await actor.command(deed.who, 'prompt ask');
      return;
    case 'export':
      await actor.press(deed.who, { label: 'Export', action: 'privacy.export' });
      return;
    case 'hide the reveal':
      await actor.press(deed.who, { label: 'Reveal privately', action: 'settings.reveal:private' });
      return;
    case 'pair':
      await pair(actor, deed.who);
      return;
  }
}

/** Answers the question that waits, by the way that its cards offer; words beside a pick included. */
export async function answer(actor: Actor, who: Who, nth: number, flavour: Flavour): Promise<void> {
  const shown = await actor.command(who, 'checkin answer');
  await answerFrom(actor, who, shown, nth, flavour);
}

/** The same from a card that has a way to answer on it. */
export async function answerFrom(actor: Actor, who: Who, shown: Reply, nth: number, flavour: Flavour): Promise<void> {
  const begin = controlOn(shown, 'check-in.write', 'check-in.pick', 'check-in.repick');
  if (begin === undefined) return;
  const begun = await actor.press(who, begin);
  if (begun.kind === 'form') return submitWords(actor, who, begun.form, nth, flavour);
  let last = await pickNth(actor, who, begun, nth);
  while (last !== null && controlOn(last, 'check-in.guess', 'check-in.rank'))
    last = await pickNth(actor, who, last, nth + 1);
  const beside = last === null ? undefined : controlOn(last, 'check-in.words');
  if (beside === undefined) return;
  const form = await actor.press(who, beside);
  if (form.kind === 'form') await submitWords(actor, who, form.form, nth, flavour);
}

async function submitWords(actor: Actor, who: Who, form: Form, nth: number, flavour: Flavour): Promise<void> {
  await actor.submit(who, form, actor.words(flavour), nth);
}

/** Presses the nth option of a private card. */
async function pickNth(actor: Actor, who: Who, reply: Reply, nth: number): Promise<Reply | null> {
  if (!('card' in reply)) return null;
  const options = reply.card.elements
    .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    .filter((button) => 'action' in button)
    .filter(({ action }) => /^check-in\.(choose|own|guess|rank):/.test(action));
  const option = options[nth % options.length];
  return option === undefined ? null : actor.press(who, option);
}

async function respond(actor: Actor, who: Who, nth: number, flavour: Flavour): Promise<void> {
  const shown = await actor.command(who, 'checkin respond');
  if (!('card' in shown)) return;
  const ways = shown.card.elements
    .flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    .filter((button) => 'action' in button)
    .filter(({ action }) => /^respond\.(write|warm):/.test(action));
  const way = ways[nth % ways.length];
  if (way === undefined) return;
  const form = await actor.press(who, way);
  if (form.kind === 'form') await submitWords(actor, who, form.form, nth, flavour);
  if (way.action.endsWith(':ask-more')) {
    await actor.world.settle();
    await answerBack(actor, who === 'sam' ? 'alex' : 'sam', nth, flavour);
  }
}

/** Answers what was asked back last. */
async function answerBack(actor: Actor, who: Who, nth: number, flavour: Flavour): Promise<void> {
  const ask = actor.platform.journal.controls.find(({ action }) => action.startsWith('respond.answer:'));
  if (ask === undefined) return;
  const form = await actor.press(who, ask);
  if (form.kind === 'form') await submitWords(actor, who, form.form, nth, flavour);
}

/** Says one thing, and may think better of it. */
async function appreciate(actor: Actor, who: Who, nth: number, flavour: Flavour): Promise<void> {
  const opened = await actor.command(who, 'appreciate');
  if (opened.kind !== 'form') return;
  const sent = await actor.submit(who, opened.form, actor.words(flavour), nth);
  const back = nth % 2 === 1 ? controlOn(sent, 'appreciate.take-back') : undefined;
  if (back !== undefined) await actor.press(who, back);
}

/** Both agree to go on in another room. What they had shown in the old one stays there, and nothing more comes. */
async function move(actor: Actor, who: Who): Promise<void> {
  const { world, platform } = actor;
  const before = world.room;
  await world.settle();
  const couple = await world.store.transaction((stores) => stores.couples.activeIn(before));
  platform.leave(before);
  world.goTo({ ...before, room: `${before.room}+` });
  await pair(actor, who);
  await world.settle();
  const there = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  if (couple !== null && there?.id === couple.id) return;
  platform.stay(before);
  if (there === null) world.goTo(before);
}

async function pair(actor: Actor, who: Who): Promise<void> {
  const other = who === 'sam' ? 'alex' : 'sam';
  const offered = await actor.command(who, 'pair', { partner: other });
  const again = controlOn(offered, 'pairing.invite');
  if (again !== undefined) await actor.press(who, again);
  await actor.world.settle();
  const accept = actor.visible(other).find(({ action }) => action.startsWith('pairing.accept:'));
  if (accept !== undefined) await actor.press(other, accept);
}

async function command(actor: Actor, deed: Deed & { do: 'command' }): Promise<void> {
  const specs = actor.platform.inbox?.commands ?? [];
  const all = specs.flatMap((spec) =>
    spec.subcommands.length === 0
      ? [{ path: spec.name, options: spec.options }]
      : spec.subcommands.map((sub) => ({ path: `${spec.name} ${sub.name}`, options: sub.options })),
  );
  const chosen = all[deed.nth % all.length];
  if (chosen === undefined) throw new Error(`${nameOf(deed.who)} has no command to give`);
  const given = chosen.options.filter((one, index) => one.required || (deed.option >> index) % 2 === 1);
  const options = Object.fromEntries(given.map((one) => [one.name, valueFor(actor, one, deed)]));
  await actor.command(deed.who, chosen.path, options, deed.twice);
}

/** A value that a platform would let through. */
function valueFor(actor: Actor, option: OptionSpec, { option: nth, flavour }: Deed & { do: 'command' }): string {
  switch (option.kind) {
    case 'text':
      return actor.words(flavour).slice(0, option.maxLength);
    case 'suggested':
      return nth % 3 === 0 ? actor.words(flavour) : `${nth}`;
    case 'number':
      return String(option.least + (nth % (option.most - option.least + 1)));
    case 'choice':
      return option.choices[nth % option.choices.length]?.value ?? '';
    case 'partner':
      return ['sam', 'alex', 'guest'][nth % 3] ?? '';
  }
}
