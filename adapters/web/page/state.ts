import type { CommandSpec } from '../../../src/port/command-spec.ts';
import type { LookName } from '../look/look.ts';
import type { Passing, PersonId, WireForm, WireMessage, WirePerson, WireSample, WireStanding } from '../wire.ts';
import type { Proposal } from './complete.ts';
import { recall } from './remembered.ts';

/** A card that exists in this page alone, and where in the list it stands. */
export type PassingCard = Passing & { readonly sortsAs: string; readonly at: number };

export type OpenForm = {
  /** Tells one opening of a form from the next. */
  readonly serial: number;
  readonly form: WireForm;
  /** The message whose button opened it. */
  readonly message: string | null;
  readonly typed: Record<string, string>;
  readonly picked: Record<string, readonly string[]>;
  problems: Readonly<Record<string, string>>;
  trouble: string | null;
  pending: boolean;
  /** Whether something was typed or picked since it opened. */
  touched: boolean;
  /** Whether text that was not sent the last time is back. */
  restored: boolean;
};

/** What was typed and picked in a form, and when that was (real time, ms). */
export type Draft = Pick<OpenForm, 'typed' | 'picked'> & { readonly at: number };

/** As in this room, or as another platform would show it. */
export type Look = 'preview' | LookName;

export type Composer = {
  text: string;
  /** Where the caret stands; what is before it is completed. */
  proposals: readonly Proposal[];
  open: boolean;
  active: number;
  /** Whether the active proposal was gone to with the arrows, rather than just standing first. */
  chosen: boolean;
  hint: string | null;
  trouble: string | null;
  pending: boolean;
  replyTo: string | null;
};

/** One person's side of the room. */
export type Pane = {
  readonly id: PersonId;
  readonly messages: Map<string, WireMessage>;
  passing: PassingCard[];
  commands: readonly CommandSpec[];
  /** The other platforms in whose form cards and forms can be looked at. */
  looks: readonly LookName[];
  more: boolean;
  connection: 'opening' | 'open' | 'lost';
  loaded: boolean;
  readonly composer: Composer;
  form: OpenForm | null;
  /** What forms held that were closed without sending, by the form's action. */
  readonly drafts: Map<string, Draft>;
  readonly pending: Set<string>;
  /** What went wrong with a button, by message. */
  readonly troubles: Map<string, string>;
  /** What is shown as JSON too: messages by their id, forms by `form` and their serial. */
  readonly json: Set<string>;
  /** What came near enough to be drawn as another platform shows it, by the same. */
  readonly near: Set<string>;
  /** The reveal that has just come into the room. */
  unsealed: string | null;
  readonly selectOpen: Set<string>;
  /** Revisions up to this one were read in an earlier visit; `seen` are those read since. */
  readBefore: number;
  readonly seen: Map<string, number>;
  /** Whether the list goes along with what is new: until somebody looks back, and again from the end on. */
  following: boolean;
};

export type State = {
  readonly panes: readonly Pane[];
  people: readonly WirePerson[];
  standing: WireStanding;
  sample: WireSample;
  /** Whether there is a sample month to be filled in. */
  hasSample: boolean;
  /** What was asked of it last: to fill, to stop, to clear. */
  sampleAsked: { readonly pending: boolean; readonly trouble: string | null };
  /** As what all cards and forms are shown. */
  look: Look;
  /** Bot time less the browser's time, in ms. */
  ahead: number;
  /** The pane that shows where there is room for one only. */
  tab: PersonId;
  clockPending: string | null;
  clockTrouble: string | null;
  personDialog: { readonly id: PersonId; trouble: string | null; pending: boolean } | null;
  /** `setBack`: whether bot time begins anew as well. */
  resetDialog: { trouble: string | null; pending: boolean; setBack: boolean } | null;
  guide: { readonly pending: boolean; readonly trouble: string | null };
  menuOpen: boolean;
};

let onChange: () => void = () => undefined;
let scheduled = false;

/** Has the page drawn anew, once for all changes of the same moment. */
export function changed(): void {
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    onChange();
  });
}

export function whenChanged(draw: () => void): void {
  onChange = draw;
}

export function newState(viewers: readonly PersonId[]): State {
  const panes = viewers.map(newPane);
  return {
    panes,
    people: [],
    standing: null,
    sample: null,
    hasSample: false,
    sampleAsked: { pending: false, trouble: null },
    look: 'preview',
    ahead: 0,
    tab: viewers[0] ?? 'sam',
    clockPending: null,
    clockTrouble: null,
    personDialog: null,
    resetDialog: null,
    guide: { pending: false, trouble: null },
    menuOpen: false,
  };
}

export function nameOf(state: State, id: string): string {
  if (id === 'attune') return 'Attune';
  return state.people.find((person) => person.id === id)?.name ?? id;
}

export function zoneOf(state: State, id: PersonId): string {
  return state.people.find((person) => person.id === id)?.zone ?? 'UTC';
}

/** Bot time now. */
export function botNow(state: State): number {
  return Date.now() + state.ahead;
}

function newPane(id: PersonId): Pane {
  const { readBefore, seen, text, drafts } = recall(id);
  return {
    id,
    messages: new Map(),
    passing: [],
    commands: [],
    looks: [],
    more: false,
    connection: 'opening',
    loaded: false,
    composer: {
      text,
      proposals: [],
      open: false,
      active: 0,
      chosen: false,
      hint: null,
      trouble: null,
      pending: false,
      replyTo: null,
    },
    form: null,
    drafts,
    pending: new Set(),
    troubles: new Map(),
    json: new Set(),
    near: new Set(),
    unsealed: null,
    selectOpen: new Set(),
    readBefore,
    seen,
    following: true,
  };
}
