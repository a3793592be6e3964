import type { Answer, ClockMove, WireClock, WireForm, WirePerson } from '../wire.ts';
import { announce } from './announce.ts';
import { onlyForYou } from './happenings.ts';
import { draftOf } from './remembered.ts';
import { forgetLooks, formKey } from './renderings.ts';
import { load, RequestTrouble, send, sendOnce } from './requests.ts';
import { goOn, reveal } from './scrolling.ts';
import { botNow, changed, type Draft, type OpenForm, type Pane, type State } from './state.ts';
import { clearTrouble, sayTrouble } from './troubles.ts';
import { pageLocale, say } from './words.ts';

/** What the page does when somebody does something: it asks the preview, and shows what comes of it. */

/**
 * A button, or an option of a menu. While it is under way, the same one does nothing. Whoever was led to it from
 * elsewhere in the page (`led`) is taken to what came of it.
 */
export async function act(
  state: State,
  pane: Pane,
  message: string,
  action: string,
  { value, led = false }: { readonly value?: string; readonly led?: boolean } = {},
): Promise<void> {
  goOn(pane.id);
  const what = `${pane.id} ${message} ${action} ${value ?? ''}`;
  if (pane.pending.has(what)) return;
  pane.pending.add(what);
  clearTrouble(pane, message);
  changed();
  try {
    const body = { kind: 'action', as: pane.id, locale: pageLocale(), message, action, value };
    takeAnswer(state, pane, await sendOnce<Answer>(what, '/api/events', body), led);
    pane.selectOpen.delete(`${message} ${action}`);
  } catch (error) {
    sayTrouble(pane, message, sentenceOf(error));
  }
  pane.pending.delete(what);
  changed();
}

export function isPending(pane: Pane, message: string, action: string, value?: string): boolean {
  return pane.pending.has(`${pane.id} ${message} ${action} ${value ?? ''}`);
}

/** Sends a command. Throws a `RequestTrouble`. */
export async function command(state: State, pane: Pane, path: string, options: Record<string, string>): Promise<void> {
  goOn(pane.id);
  const body = { kind: 'command', as: pane.id, locale: pageLocale(), path, options };
  const what = `${pane.id} /${path} ${JSON.stringify(options)}`;
  takeAnswer(state, pane, await sendOnce<Answer>(what, '/api/events', body));
}

/** Says something in the room. Throws a `RequestTrouble`. */
export async function chat(pane: Pane, words: string, under: string | null): Promise<void> {
  const { message } = await sendOnce<{ message: string }>(`${pane.id} says ${under} ${words}`, '/api/chat', {
    as: pane.id,
    words,
    under,
  });
  reveal(pane.id, message);
}

/** Submits the open form. Whatever goes wrong, it stays open with all that stands in it. */
export async function submit(state: State, pane: Pane, open: OpenForm): Promise<void> {
  goOn(pane.id);
  if (open.pending) return;
  open.pending = true;
  open.trouble = null;
  changed();
  const { typed, picked, message } = open;
  const content = { typed, picked, message, action: open.form.action };
  try {
    const body = { kind: 'form', as: pane.id, locale: pageLocale(), ...content };
    const answer = await sendOnce<Answer>(`${pane.id} form ${JSON.stringify(content)}`, '/api/events', body);
    pane.drafts.delete(open.form.action);
    forgetLooks(pane, formKey(open.serial));
    open.touched = false;
    if (answer.kind === 'invalid') pane.drafts.set(answer.form.action, keepTyped(answer.form, open));
    else pane.form = null;
    takeAnswer(state, pane, answer);
  } catch (error) {
    open.trouble = sentenceOf(error);
    announce(open.trouble);
  }
  open.pending = false;
  changed();
}

/** Closes the form without sending it; what was typed comes back when the same form opens again. */
export function closeForm(pane: Pane): void {
  const open = pane.form;
  if (open === null) return;
  if (open.touched) pane.drafts.set(open.form.action, draftOf(open));
  forgetLooks(pane, formKey(open.serial));
  pane.form = null;
  changed();
}

export async function dismiss(pane: Pane, message: string): Promise<void> {
  forgetLooks(pane, message);
  // Whoever puts a card away has read what was said with it.
  pane.troubles.delete(message);
  if (message.startsWith('passing-')) {
    pane.passing = pane.passing.filter((card) => card.id !== message);
  } else {
    await send('/api/dismiss', { as: pane.id, message }).catch((error: unknown) => {
      pane.troubles.set(message, sentenceOf(error));
    });
  }
  changed();
}

export async function moveClock(state: State, to: ClockMove): Promise<void> {
  if (state.clockPending !== null) return;
  state.clockPending = to;
  state.clockTrouble = null;
  changed();
  try {
    const { now } = await sendOnce<WireClock>(`clock ${to}`, '/api/clock', { to });
    state.ahead = now - Date.now();
    announce(say('preview.clock-moved'));
  } catch (error) {
    state.clockTrouble = sentenceOf(error);
    announce(state.clockTrouble);
  }
  state.clockPending = null;
  changed();
}

export async function savePerson(state: State, person: Omit<WirePerson, 'zoneKnown'>): Promise<void> {
  const dialog = state.personDialog;
  if (dialog === null || dialog.pending) return;
  dialog.pending = true;
  dialog.trouble = null;
  changed();
  try {
    await send('/api/people', person);
    state.personDialog = null;
  } catch (error) {
    dialog.trouble = sentenceOf(error);
  }
  dialog.pending = false;
  changed();
}

export async function startOver(state: State): Promise<void> {
  const dialog = state.resetDialog;
  if (dialog === null || dialog.pending) return;
  dialog.pending = true;
  dialog.trouble = null;
  changed();
  try {
    await send('/api/reset', { confirm: 'start over', clock: dialog.setBack ? 'back' : 'stays' });
    state.resetDialog = null;
    announce(say('preview.reset-done'));
  } catch (error) {
    dialog.trouble = sentenceOf(error);
  }
  dialog.pending = false;
  changed();
}

export async function loadEarlier(pane: Pane): Promise<void> {
  const [first] = [...pane.messages.keys()].toSorted();
  const before = first === undefined ? '' : `&before=${first}`;
  const page = await load<{ messages: readonly { id: string }[]; more: boolean }>(
    `/api/messages?as=${pane.id}${before}`,
  ).catch(() => null);
  if (page === null) return;
  for (const message of page.messages) pane.messages.set(message.id, message as never);
  pane.more = page.more;
  changed();
}

export function sentenceOf(error: unknown): string {
  if (error instanceof RequestTrouble) return error.message;
  throw error;
}

function takeAnswer(state: State, pane: Pane, answer: Answer, led = false): void {
  switch (answer.kind) {
    case 'done':
      if (answer.message !== null) reveal(pane.id, answer.message, led ? 'go' : 'came');
      break;
    case 'form':
      openForm(pane, answer.form, answer.message, {});
      break;
    case 'invalid':
      openForm(pane, answer.form, answer.message, answer.problems);
      announce(Object.values(answer.problems).join(' '));
      break;
    case 'passing': {
      const sortsAs = `${answer.instead ?? [...pane.messages.keys()].toSorted().at(-1) ?? ''}~${botNow(state)}`;
      const kept = pane.passing.filter((card) => card.id !== answer.instead);
      const replaced = pane.passing.find((card) => card.id === answer.instead);
      pane.passing = [...kept, { ...answer, at: botNow(state), sortsAs: replaced?.sortsAs ?? sortsAs }];
      announce(onlyForYou(answer.card));
      reveal(pane.id, answer.id);
      break;
    }
  }
}

/** What stands in a form that comes back: what Attune put there, else what was sent. */
function keepTyped(form: WireForm, sent: OpenForm): Draft {
  const typed = { ...sent.typed };
  const picked = { ...sent.picked };
  for (const input of form.inputs) {
    if (input.value === undefined) continue;
    if (input.kind === 'text') typed[input.name] = input.value;
    else picked[input.name] = input.kind === 'menu' ? input.value : [input.value];
  }
  return draftOf({ typed, picked });
}

let serial = 0;

function openForm(
  pane: Pane,
  form: WireForm,
  message: string | null,
  problems: Readonly<Record<string, string>>,
): void {
  const draft = pane.drafts.get(form.action);
  const isBack = draft !== undefined && Object.keys(problems).length === 0;
  const typed: Record<string, string> = {};
  const picked: Record<string, readonly string[]> = {};
  for (const input of form.inputs) {
    if (input.kind === 'text') typed[input.name] = draft?.typed[input.name] ?? input.value ?? '';
    else if (input.kind === 'menu') picked[input.name] = draft?.picked[input.name] ?? input.value ?? [];
    else picked[input.name] = draft?.picked[input.name] ?? (input.value === undefined ? [] : [input.value]);
  }
  serial += 1;
  pane.form = {
    serial,
    form,
    message,
    typed,
    picked,
    problems,
    trouble: null,
    pending: false,
    touched: draft !== undefined || Object.keys(problems).length > 0,
    restored: isBack,
  };
  pane.drafts.delete(form.action);
  changed();
}
