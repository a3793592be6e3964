import type { WireCard } from '../wire.ts';
import { oneOf } from './chance.ts';
import type { Hand, Values } from './hand.ts';
import { type Invented, otherThan, type SaidByBoth, type SampleWords } from './words.ts';

export type Hands = Readonly<Record<Invented, Hand>>;

export type Evenings = {
  /**
   * Answers the newest question. One that the two have no words for is swapped as often as that goes; then it is tapped by
   * chance, or stays unanswered.
   */
  answer(who: Invented): Promise<void>;
  /** Replies in the words that belong to the question; where there are none, `usual` says one warm thing. */
  reply(usual: Invented): Promise<void>;
};

export function openEvenings(
  hands: Hands,
  words: SampleWords,
  chance: () => number,
  settle: () => Promise<void>,
): Evenings {
  /** What both say to the question that was answered last; nothing once somebody has replied to it. */
  let last: { readonly both: SaidByBoth | null } | null = null;

  return {
    answer: async (who) => {
      const hand = hands[who];
      for (;;) {
        const open = hand.find('check-in.write|check-in.pick');
        if (open === null) return;
        const { message, actions, card } = open;
        const both = saidTo(card, words);
        const isWritten = actions[0].startsWith('check-in.write');
        const swap = hand.find('check-in.swap', message);
        // What they can tap, they need no words for; but they rather have something to say to it.
        if (both !== null || (!isWritten && swap === null)) {
          last = { both };
          const { pick: choice, words: typed = '', second = '' } = both?.[who] ?? {};
          if (isWritten) return void (await hand.press(message, actions[0], { words: typed, second }));
          const card = await hand.press(message, actions[0]);
          const guess = both?.[otherThan(who)].pick ?? '';
          return pickOn(hand, card, choice === undefined ? null : { choice, guess, words: typed }, chance);
        }
        if (swap === null) return;
        await hand.press(message, swap.actions[0]);
        await settle();
      }
    },

    reply: async (usual) => {
      if (last === null) return;
      const reply = last.both?.reply;
      last = null;
      const by = hands[reply?.by ?? usual];
      const reveal = by.find('respond.open');
      if (reveal === null) return;
      const help = (await by.press(reveal.message, reveal.actions[0])) ?? '';
      const way = reply === undefined ? null : by.find(`respond.write:*:${reply.way}`, help);
      if (reply === undefined || way === null) {
        const warm = by.find('respond.warm', help);
        if (warm !== null) await by.press(help, warm.actions[0]);
        return;
      }
      await by.press(help, way.actions[0], { starter: 'own', words: reply.words });
      if (reply.back === undefined) return;
      await settle();
      const other = hands[otherThan(by.who)];
      const asked = other.find('respond.answer');
      if (asked !== null) await other.press(asked.message, asked.actions[0], { words: reply.back });
    },
  };
}

/** What both say to the question on a card; `null` where they have no words for it. */
function saidTo({ elements }: WireCard, { answers }: SampleWords): SaidByBoth | null {
  for (const element of elements) {
    for (const span of element.kind === 'text' ? element.text : []) {
      const [question] = span.kind === 'strong' ? span.content : [];
      const found = question?.kind === 'plain' ? answers.get(question.text) : undefined;
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** Goes on with the private card that opened until nothing is left to pick: at once on its form, or tap by tap by chance. */
async function pickOn(hand: Hand, card: string | null, own: Values | null, chance: () => number): Promise<void> {
  for (let at = card; at !== null; ) {
    const open = hand.find('check-in.choose|check-in.own|check-in.guess|check-in.rank', at);
    if (open === null) return;
    const whole = own === null ? null : hand.find('check-in.whole-open', at);
    if (own !== null && whole !== null) return void (await hand.press(at, whole.actions[0], own));
    at = (await hand.press(at, oneOf(chance, worthPicking(open.actions)) ?? open.actions[0])) ?? at;
  }
}

/** Rather not "something else", where there is anything better. */
function worthPicking(actions: readonly string[]): readonly string[] {
  const better = actions.filter((action) => !/:(else|none|neither)$/.test(action));
  return better.length > 0 ? better : actions;
}
