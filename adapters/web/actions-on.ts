import type { WireCard } from './wire.ts';

/** What the buttons of a card do. */
export function actionsOn({ elements }: WireCard): readonly string[] {
  return elements.flatMap((element) =>
    element.kind === 'buttons' ? element.buttons.flatMap((one) => ('action' in one ? [one.action] : [])) : [],
  );
}
