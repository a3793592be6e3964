import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import type { DateIdea } from '../../content/library.ts';
import type { DateWish } from '../../content/pick-date-idea.ts';
import type { Say } from '../../content/say.ts';
import { anything, type WishName, wishArgs, wishes, wishNames } from './idea-wish.ts';

/** One idea, with what the two have for it to choose; or that nothing fits that. */
export function ideaCard(say: Say, idea: DateIdea | null, wish: DateWish): Card {
  const current = idea?.id ?? anything;
  const elements: readonly Element[] =
    idea === null ? [text(say('date.idea-none'))] : [text(idea.text), note(ideaNote(say, idea))];
  return {
    title: say.text('date.idea-title'),
    tone: idea === null ? 'calm' : 'warm',
    elements: [
      ...elements,
      ...(idea === null
        ? []
        : [
            buttons(
              button(say.text('date.idea-another'), actionId('date.another', ...wishArgs(wish), idea.id), 'main'),
              button(say.text('date.idea-plan'), actionId('date.plan-idea', idea.id)),
              button(say.text('date.idea-save'), actionId('date.save', idea.id)),
            ),
          ]),
      ...wishNames.map((name) => menu(say, name, wish, current)),
    ],
  };
}

/** `Free, an evening, calm, at home`, and where it comes from. */
export function ideaNote(say: Say, idea: DateIdea) {
  const values = wishNames.map((name) => [name, say.text(labelOf(name, idea[name]))] as const);
  return say('date.idea-about', {
    ...Object.fromEntries(values),
    evidence: say.text(`tips.evidence-${idea.evidence}`),
  });
}

/** What a choice is called; also in the options of the command. */
export function labelOf<Name extends WishName>(name: Name, value: (typeof wishes)[Name][number] | typeof anything) {
  return `date.${name}-${value}` as `date.${WishName}-any`;
}

/** Its placeholder says what is chosen now. */
function menu(say: Say, name: WishName, wish: DateWish, current: string): Element {
  const values = [anything, ...wishes[name]] as const;
  const chosen = say.text(labelOf(name, (wish[name] ?? anything) as typeof anything));
  return {
    kind: 'select',
    action: actionId('date.narrow', name, ...wishArgs(wish), current),
    placeholder: say.text(`date.idea-menu-${name}`, { chosen }),
    options: values.map((value) => ({ value, label: say.text(labelOf(name, value as typeof anything)) })),
  };
}
