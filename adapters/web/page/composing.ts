import type { Suggestions } from '../wire.ts';
import { chat, command, sentenceOf } from './actions.ts';
import { announce } from './announce.ts';
import { type CommandLineContext, readCommandLine } from './command-line.ts';
import { complete, fromChoices, type Proposal } from './complete.ts';
import { send } from './requests.ts';
import { changed, type Pane, type State } from './state.ts';
import { say } from './words.ts';

/** What happens in a composer: typing, taking a proposal, sending. */

const picked = new Map<string, string>();

/** What the preview takes in one message (`webLimits.chatLength`). */
const chatLimit = 4000;

export function type(state: State, pane: Pane, text: string): void {
  const { composer } = pane;
  composer.text = text;
  composer.trouble = null;
  composer.active = 0;
  composer.chosen = false;
  const { proposals, wanted, hint } = complete(text, pane.id, context(state, pane));
  composer.proposals = proposals;
  composer.open = proposals.length > 0;
  composer.hint = hint;
  if (wanted !== null) void suggest(pane, text, wanted);
  changed();
}

/** Puts a text into the composer and goes there, as if it had been typed. */
export function fillComposer(state: State, pane: Pane, text: string): void {
  state.tab = pane.id;
  pane.composer.replyTo = null;
  type(state, pane, text);
  focusComposer(pane);
}

export function focusComposer(pane: Pane): void {
  queueMicrotask(() => {
    const input = document.getElementById(`composer-${pane.id}`);
    if (!(input instanceof HTMLInputElement)) return;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  });
}

export function take(state: State, pane: Pane, proposal: Proposal): void {
  if (proposal.value !== undefined) picked.set(proposal.label, proposal.value);
  type(state, pane, proposal.text);
  focusComposer(pane);
}

/** The keys of the combobox pattern. Says whether the key was used. */
export function pressKey(state: State, pane: Pane, key: string): boolean {
  const { composer } = pane;
  const proposal = composer.open ? composer.proposals[composer.active] : undefined;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      const count = composer.proposals.length;
      if (count === 0) return false;
      const step = key === 'ArrowDown' ? 1 : -1;
      // The first arrow goes to the line that stands first already.
      const stays = composer.open && !composer.chosen && step === 1;
      composer.active = composer.open ? (composer.active + (stays ? 0 : step) + count) % count : 0;
      composer.open = true;
      composer.chosen = true;
      changed();
      return true;
    }
    case 'Tab':
      if (proposal === undefined) return false;
      take(state, pane, proposal);
      return true;
    case 'Escape':
      if (!composer.open) return false;
      composer.open = false;
      changed();
      return true;
    case 'Enter':
      if (proposal !== undefined && (composer.chosen || !isComplete(state, pane))) take(state, pane, proposal);
      else void submitComposer(state, pane);
      return true;
    default:
      return false;
  }
}

/** Sends what stands in the composer: a command, or words to the other. It is emptied once it has arrived. */
export async function submitComposer(state: State, pane: Pane): Promise<void> {
  const { composer } = pane;
  const sent = composer.text;
  const text = sent.trim();
  if (composer.pending || text === '') return;
  composer.pending = true;
  composer.trouble = null;
  composer.open = false;
  changed();
  try {
    if (text.startsWith('/') && !pane.loaded) {
      refuse(pane, say('preview.write-opening'));
    } else if (text.startsWith('/')) {
      const line = readCommandLine(text, context(state, pane));
      if (line.kind === 'trouble') refuse(pane, line.sentence);
      else {
        await command(state, pane, line.path, { ...line.options });
        clear(pane, sent);
      }
    } else if (text.length > chatLimit) {
      refuse(pane, say('preview.write-too-long', { length: text.length, most: chatLimit }));
    } else {
      await chat(pane, composer.text, composer.replyTo);
      clear(pane, sent);
    }
  } catch (error) {
    refuse(pane, sentenceOf(error));
  }
  composer.pending = false;
  changed();
}

/** What was typed while it was on its way stays. */
function clear(pane: Pane, sent: string): void {
  if (pane.composer.text !== sent) {
    pane.composer.replyTo = null;
    return;
  }
  Object.assign(pane.composer, { text: '', proposals: [], open: false, hint: null, replyTo: null, active: 0 });
}

function refuse(pane: Pane, sentence: string): void {
  pane.composer.trouble = sentence;
  announce(sentence);
}

function isComplete(state: State, pane: Pane): boolean {
  return readCommandLine(pane.composer.text, context(state, pane)).kind === 'command';
}

async function suggest(
  pane: Pane,
  text: string,
  wanted: { path: string; option: string; typed: string; before: string },
): Promise<void> {
  const { path, option, typed, before } = wanted;
  // Without an answer there is simply nothing to choose from; the option can still be typed.
  const answer = await send<Suggestions>('/api/suggest', { as: pane.id, path, option, typed }).catch(() => ({
    choices: [],
  }));
  if (pane.composer.text !== text) return;
  pane.composer.proposals = [...pane.composer.proposals, ...fromChoices(answer.choices, before, option)];
  const exact = answer.choices.some((choice) => choice.label === typed);
  pane.composer.open = pane.composer.proposals.length > 0 && !exact;
  changed();
}

function context(state: State, pane: Pane): CommandLineContext {
  return { commands: pane.commands, people: state.people, picked };
}
