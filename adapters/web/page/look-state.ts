import type { LookName } from '../look/look.ts';
import type { Pane } from './state.ts';

/** How a card or form is looked at: as in this room, or as another platform would show it, and whether as JSON too. */
export type Looking = { readonly as: 'preview' | LookName; readonly json: boolean };

export function lookingAt(pane: Pane, key: string): Looking {
  return pane.looking.get(key) ?? { as: 'preview', json: false };
}
