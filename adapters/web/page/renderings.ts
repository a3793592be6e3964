import type { LookName } from '../look/look.ts';
import type { Rendering, WireCard, WireForm } from '../wire.ts';
import { load, RequestTrouble, send } from './requests.ts';
import { changed, type Pane, type State } from './state.ts';
import { pageLocale } from './words.ts';

/** What is looked at: a message of the room by its id, or what only this page has. */
export type LookedAt =
  | { readonly kind: 'message'; readonly id: string; readonly revision: number }
  | {
      readonly kind: 'passing';
      readonly id: string;
      readonly card: WireCard;
      readonly files: readonly { name: string }[];
    }
  | { readonly kind: 'form'; readonly serial: number; readonly form: WireForm };

/** How far a look has come: on its way, here, or not to be had. */
export type LookState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly rendering: Rendering }
  | { readonly kind: 'trouble'; readonly sentence: string };

/** More than are near the eyes at a time; whatever was looked at before is asked for again. */
const most = 400;
const states = new Map<string, { readonly of: string; readonly state: LookState }>();

/** What another platform makes of it, asked for when it is first drawn, and again when the card or a name has changed. */
export function renderingOf(state: State, pane: Pane, look: LookName, lookedAt: LookedAt): LookState {
  const key = JSON.stringify([look, pane.id, idOf(lookedAt), revisionOf(lookedAt), state.people]);
  const known = states.get(key);
  if (known !== undefined) return known.state;
  const of = idOf(lookedAt);
  const loading: LookState = { kind: 'loading' };
  const take = (next: LookState) => {
    // What was closed meanwhile is not taken in again.
    if (!states.has(key)) return;
    states.set(key, { of, state: next });
    changed();
  };
  states.set(key, { of, state: loading });
  const [oldest] = states.keys();
  if (states.size > most && oldest !== undefined) states.delete(oldest);
  void request(pane, look, lookedAt).then(
    (rendering) => take({ kind: 'here', rendering }),
    (error: unknown) => {
      if (!(error instanceof RequestTrouble)) throw error;
      take({ kind: 'trouble', sentence: error.message });
    },
  );
  return loading;
}

/** Forgets what could not be had, so that drawing asks anew. */
export function forgetTroubles(): void {
  for (const [key, { state }] of states) if (state.kind === 'trouble') states.delete(key);
}

/** Forgets all looks of a card or form that is gone: what was kept nowhere is kept nowhere. `null`: of all. */
export function forgetLooks(pane: Pane, id: string | null): void {
  for (const [key, { of }] of states) if (id === null || of === id) states.delete(key);
  for (const kept of [pane.json, pane.near]) {
    if (id === null) kept.clear();
    else kept.delete(id);
  }
}

function request(pane: Pane, look: LookName, lookedAt: LookedAt): Promise<Rendering> {
  const viewer = { as: pane.id, locale: pageLocale() };
  switch (lookedAt.kind) {
    case 'message':
      return load(
        `/api/messages/${lookedAt.id}/looks/${look}?as=${pane.id}&locale=${encodeURIComponent(viewer.locale)}`,
      );
    case 'passing':
      return send(`/api/looks/${look}`, {
        ...viewer,
        card: lookedAt.card,
        files: lookedAt.files.map(({ name }) => ({ name })),
      });
    case 'form':
      return send(`/api/looks/${look}`, { ...viewer, form: lookedAt.form });
  }
}

/** Under which a card or form is looked at: a message's id, or that of a form. */
function idOf(lookedAt: LookedAt): string {
  return lookedAt.kind === 'form' ? formKey(lookedAt.serial) : lookedAt.id;
}

export function formKey(serial: number): string {
  return `form ${serial}`;
}

function revisionOf(lookedAt: LookedAt): number {
  return lookedAt.kind === 'message' ? lookedAt.revision : 0;
}
