import type { Couple, Partner, Side } from '../../../src/model/couple.ts';
import { type Instant, minute } from '../../../src/model/instant.ts';
import type { PlatformName, RoomRef } from '../../../src/model/place.ts';
import type { Store } from '../../../src/port/store.ts';
import type { BothTwins } from '../../cli/both-twins.ts';
import { aCouple, aRitual } from '../../contract/store-fixtures.ts';
import { flatten } from '../../fakes/discord-twin/check-message.ts';
import { DiscordPerson } from '../../fakes/discord-twin/person.ts';
import { type Deliver, overSocket } from '../../fakes/slack-twin/delivery.ts';
import { buttonsOf } from '../../fakes/slack-twin/read-blocks.ts';
import { SlackPerson } from '../../fakes/slack-twin/slack-person.ts';

/** One of the two at a client. What is asked of Attune resolves once the platform has its first answer. */
export type Seat = {
  readonly side: Side;
  command(path: string): Promise<unknown>;
  /** Presses "Answer" on a message. */
  answer(message: string): Promise<unknown>;
  hasForm(): boolean;
  /** What the open form is for, by the action of its submission. */
  formAction(): string | null;
  submit(words: string): Promise<unknown>;
  /** Everything that only this person sees, oldest first, as the platform got it. */
  told(): readonly object[];
};

/** A card of a check-in in the channel: the question, or the reveal. `inWords`: it can be answered there, in words. */
export type Posted = {
  readonly checkIn: string;
  readonly message: string;
  readonly isReveal: boolean;
  readonly inWords: boolean;
};

/** A couple with a channel of its own, on a platform that a process is connected to. */
export type ConnectedCouple = {
  readonly couple: Couple;
  readonly seats: readonly [Seat, Seat];
  /** One for each card of a check-in that has buttons, oldest first. */
  posted(): readonly Posted[];
  /** How many messages stand in the channel, what is below others left out. */
  count(): number;
};

/** Seats `count` couples on each platform, and on Slack one more, who just talk, without sealed answers. */
export function seatCouples(
  twins: BothTwins,
  count: number,
  deliver = overSocket(twins.slack),
): readonly ConnectedCouple[] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return [
    ...numbers.map((number) => onDiscord(twins, number)),
    ...numbers.map((number) => onSlack(twins, number, 'sealed', deliver)),
    onSlack(twins, count + 1, 'open', deliver),
  ];
}

/** Has the store know them, each with a question that is due since a minute. */
export async function settleIn(store: Store, couples: readonly ConnectedCouple[], now: Instant): Promise<void> {
  await store.transaction(async (stores) => {
    for (const { couple } of couples) {
      await stores.couples.add(couple);
      await stores.rituals.save([aRitual(couple, { nextAt: now - minute })]);
    }
  });
}

function onDiscord({ discord, guild }: BothTwins, number: number): ConnectedCouple {
  const { world } = discord;
  const users = [`sam-${number}`, `alex-${number}`].map((name) => world.addUser(name));
  for (const { id } of users) guild.members.add(id);
  const channel = world.addChannel(guild, { name: `us-${number}` });
  const seat = (side: Side): Seat => {
    const user = users[side] ?? world.me;
    const person = new DiscordPerson(discord, channel, user, new Map());
    return {
      side,
      command: (path) => person.command(path),
      answer: (message) => person.click('Answer', message),
      hasForm: () => person.formText() !== '',
      formAction: () => person.formAction(),
      submit: (words) => person.submit({ words }),
      told: () => [...world.messages.values()].filter(({ onlyFor }) => onlyFor === user.id),
    };
  };
  const room = { platform: 'discord', space: guild.id, room: channel.id } as const;
  const shown = () => [...world.messages.values()].filter((one) => one.channel === channel.id && one.onlyFor === null);
  return {
    couple: coupleOf('discord', room, [users[0]?.id ?? '', users[1]?.id ?? ''], 'sealed'),
    seats: [seat(0), seat(1)],
    count: () => shown().length,
    posted: () =>
      shown().flatMap(({ id, components }) =>
        postedAs(
          id,
          flatten(components).map((one) => one['custom_id']),
        ),
      ),
  };
}

function onSlack(
  { slack: twin, workspace }: BothTwins,
  number: number,
  answers: Couple['answers'],
  deliver: Deliver,
): ConnectedCouple {
  const ids = [`USAM${number}`, `UALEX${number}`] as const;
  for (const id of ids) workspace.addUser(id, id.slice(1).toLowerCase());
  const channel = `CUS${number}`;
  workspace.addChannel(channel, 'private', [workspace.botUser, ...ids]);
  const seat = (side: Side): Seat => {
    const settled = async () => undefined;
    const person = new SlackPerson(ids[side], { twin, workspace, channel, deliver: () => deliver, settled });
    return {
      side,
      command: (path) => person.command(path),
      answer: (message) => person.press('Answer', message),
      hasForm: () => person.view() !== null,
      formAction: () => person.view()?.callback_id ?? null,
      submit: (words) => person.submit({ words }),
      told: () => workspace.messages.filter(({ only }) => only === ids[side]),
    };
  };
  const room = { platform: 'slack', space: workspace.id, room: channel } as const;
  const shown = () =>
    workspace.messages.filter((one) => one.channel === channel && one.only === null && one.thread === null);
  return {
    couple: coupleOf('slack', room, ids, answers),
    seats: [seat(0), seat(1)],
    count: () => shown().length,
    posted: () =>
      shown().flatMap((one) =>
        postedAs(
          one.ts,
          buttonsOf(one).map(({ element }) => element.action_id),
        ),
      ),
  };
}

function coupleOf(
  platform: PlatformName,
  room: RoomRef,
  [sam, alex]: readonly [string, string],
  answers: Couple['answers'],
): Couple {
  const usual = aCouple();
  const partner = (one: Partner, user: string): Partner => ({ ...one, user: { platform, space: room.space, user } });
  const partners = [partner(usual.partners[0], sam), partner(usual.partners[1], alex)] as const;
  // No quiet hours: the process runs on real time, whatever that is.
  const quietHours = { from: '00:00', to: '00:00' };
  return { ...usual, id: crypto.randomUUID(), room, partners, answers, quietHours };
}

/** The check-in that the buttons of a message belong to. */
function postedAs(message: string, actions: readonly unknown[]): readonly Posted[] {
  const found = actions.flatMap(
    (action) => /^(check-in\.(?:write|pick)|respond\.open):([^:]+)/.exec(String(action)) ?? [],
  );
  const [, name, checkIn] = found;
  const isReveal = name === 'respond.open';
  return checkIn === undefined ? [] : [{ checkIn, message, isReveal, inWords: name === 'check-in.write' }];
}
