import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { person, plain } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import { labelOf, type Questionnaire, type WordedItem } from '../../content/questionnaire.ts';
import { pickOf, type Round } from '../../model/questionnaire/round.ts';
import type { CoupleContext } from '../context.ts';
import type { Kind } from './kind.ts';

/** Before the first item: what it is for, how long it takes, and who will see what comes out. */
export function introCard({ say, couple, other }: CoupleContext, { questionnaire, whoSees, before }: Kind): Card {
  const { id, title, intro, items, minutes, evidence } = questionnaire;
  const values = { other: person(other.user), reveal: couple.reveal };
  return {
    title,
    tone: 'question',
    elements: [
      text(intro),
      text(say(whoSees, values)),
      ...(before === undefined ? [] : [text(say(before))]),
      note(say('questionnaire.about', { count: items.length, minutes })),
      note(say(`tips.evidence-${evidence}`)),
      buttons(button(say.text('questionnaire.begin'), actionId('questionnaire.begin', id), 'main')),
    ],
  };
}

/** What stands above an item: why it is the one that is shown. */
export type Lead = Extract<CopyKey, `questionnaire.${string}`>;

/** One item with what it is picked from. `again`: it was answered before, and can be answered otherwise. */
export function itemCard(
  { say }: CoupleContext,
  questionnaire: Questionnaire,
  round: Round,
  item: WordedItem,
  { lead, again = false }: { readonly lead?: Lead | undefined; readonly again?: boolean } = {},
): Card {
  const at = questionnaire.items.findIndex(({ id }) => id === item.id);
  const was = labelOf(questionnaire, item.id, pickOf(round, item));
  const name = again ? 'questionnaire.change' : 'questionnaire.answer';
  return {
    title: questionnaire.title,
    tone: 'question',
    elements: [
      ...(lead === undefined ? [] : [text(say(lead))]),
      text([{ kind: 'strong', content: plain(item.text) }]),
      ...(was === null ? [] : [note(say('questionnaire.was', { label: was }))]),
      buttons(...item.options.map(({ id, label }) => button(label, actionId(name, round.id, item.id, id)))),
      buttons(
        ...(at > 0 ? [button(say.text('questionnaire.back'), actionId('questionnaire.back', round.id, item.id))] : []),
        button(say.text('questionnaire.leave'), actionId('questionnaire.leave', round.id)),
      ),
      ...notes(say, at, questionnaire.items.length),
    ],
  };
}

function notes(say: CoupleContext['say'], at: number, count: number): readonly Element[] {
  const progress = note(say('questionnaire.progress', { at: at + 1, count }));
  return at === 0 ? [progress, note(say('questionnaire.kept'))] : [progress];
}

/** Left in the middle: what was picked is kept, and there is a way back to it. */
export function leftCard({ say }: CoupleContext, { id, title }: Questionnaire, round: Round): Card {
  return {
    title,
    tone: 'calm',
    elements: [
      text(say('questionnaire.left', { command: id })),
      buttons(button(say.text('questionnaire.go-on'), actionId('questionnaire.go-on', round.id), 'main')),
    ],
  };
}
