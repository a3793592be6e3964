import type { Snapshot, StreamEvents, WireMessage, WireSample } from '../wire.ts';
import { announce } from './announce.ts';
import { isReveal, whatHappened } from './happenings.ts';
import { showAgain } from './hidden.ts';
import { forgetLooks } from './renderings.ts';
import { send, unreachable } from './requests.ts';
import { changed, nameOf, type Pane, type State } from './state.ts';
import { keepTrouble } from './troubles.ts';
import { say } from './words.ts';

/** Told of each message that came. `isNewReveal`: with it, both answers have come into the room. */
type Arrived = (message: WireMessage, isNewReveal: boolean) => void;

/**
 * Keeps one person's side up to date: a snapshot first, then every message as it comes. After a break it goes on
 * where it was. A page that nobody sees lets go after a minute, since browsers allow few streams at a time.
 */
export function follow(state: State, pane: Pane, arrived: Arrived): void {
  let source: EventSource | null = null;
  let last: string | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const on = <Name extends keyof StreamEvents>(name: Name, take: (data: StreamEvents[Name]) => void) => {
    source?.addEventListener(name, (event) => {
      if (event.lastEventId !== '') last = event.lastEventId;
      take(JSON.parse(event.data));
      changed();
    });
  };

  const open = () => {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(`/api/stream?as=${pane.id}${last === null ? '' : `&after=${last}`}`);
    source.addEventListener('open', () => setConnection('open'));
    source.addEventListener('error', () => {
      setConnection('lost');
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, 1500);
    });
    on('snapshot', (snapshot) => takeSnapshot(state, pane, snapshot));
    on('message', (message) => takeMessage(state, pane, message, arrived));
    on('people', (people) => {
      state.people = people;
    });
    on('clock', ({ now }) => {
      state.ahead = now - Date.now();
    });
    on('sample', (sample) => takeSample(state, sample));
    on('standing', (standing) => {
      // Why the clock could not be moved is over with it.
      if (JSON.stringify(standing) !== JSON.stringify(state.standing)) state.clockTrouble = null;
      if (!state.guide.pending) state.guide = { pending: false, trouble: null };
      state.standing = standing;
    });
  };

  const setConnection = (connection: Pane['connection']) => {
    if (pane.connection !== connection && connection === 'lost' && pane.loaded) announce(say('preview.lost-said'));
    if (connection === 'open') takeBackTroubles(state, pane);
    pane.connection = connection;
    changed();
  };

  let rest: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(rest);
    if (document.visibilityState === 'visible') {
      if (source?.readyState !== EventSource.OPEN) open();
      return;
    }
    rest = setTimeout(() => {
      clearTimeout(retry);
      source?.close();
    }, 60_000);
  });
  open();
}

/** What could not be reached can be now: nobody has to close what says otherwise. */
function takeBackTroubles(state: State, pane: Pane): void {
  const lost = unreachable();
  if (state.clockTrouble === lost) state.clockTrouble = null;
  if (state.guide.trouble === lost) state.guide = { ...state.guide, trouble: null };
  if (pane.composer.trouble === lost) pane.composer.trouble = null;
  if (pane.composer.hint === lost) pane.composer.hint = null;
  if (pane.form?.trouble === lost) pane.form.trouble = null;
  for (const [message, trouble] of pane.troubles) if (trouble === lost) pane.troubles.delete(message);
}

function takeSnapshot(state: State, pane: Pane, snapshot: Snapshot): void {
  state.people = snapshot.people;
  state.ahead = snapshot.clock.now - Date.now();
  state.standing = snapshot.standing;
  state.sample = snapshot.sample;
  state.hasSample = snapshot.hasSample;
  pane.commands = snapshot.commands;
  pane.looks = snapshot.looks;
  pane.more = snapshot.more;
  // A second snapshot means that everything began anew.
  if (pane.loaded) {
    pane.passing = [];
    forgetLooks(pane, null);
    pane.drafts.clear();
    pane.form = null;
    pane.composer.replyTo = null;
  }
  // In an empty room nothing is left to be sent to what was there before.
  if (snapshot.messages.length === 0) pane.drafts.clear();
  pane.loaded = true;
  tellZone(state, pane);
  pane.messages.clear();
  for (const message of snapshot.messages) pane.messages.set(message.id, message);
  if (pane.readBefore < 0) {
    pane.readBefore = Math.max(0, ...snapshot.messages.map((message) => message.revision));
  }
}

/** How a sample month comes along; a screen reader hears when it begins and ends. */
function takeSample(state: State, sample: WireSample): void {
  const before = state.sample;
  state.sample = sample;
  if (sample?.state === 'running' && before?.state !== 'running') {
    showAgain('sample');
    announce(say('preview.sample-begun'));
  }
  if (sample?.state === 'over' && before?.state === 'running') announce(say(`preview.sample-${sample.how}`));
}

/** Until somebody chooses another, a person's zone is that of the device with the page. */
function tellZone(state: State, pane: Pane): void {
  const person = state.people.find(({ id }) => id === pane.id);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (person === undefined || person.zoneKnown) return;
  // If this cannot be said now, the next visit says it.
  send('/api/people', { id: person.id, name: person.name, zone }).catch(() => undefined);
}

function takeMessage(state: State, pane: Pane, message: WireMessage, arrived: Arrived): void {
  const old = pane.messages.get(message.id);
  if (old !== undefined && old.revision >= message.revision) return;
  if (message.body.kind === 'gone') {
    pane.messages.delete(message.id);
    keepTrouble(pane, message.id);
    return;
  }
  pane.messages.set(message.id, message);
  pane.passing = pane.passing.filter((card) => card.instead !== message.id);
  // A month goes by in seconds: nobody can read along, and nothing of it is news.
  const goesBy = state.sample?.state === 'running';
  if (goesBy) pane.readBefore = Math.max(pane.readBefore, message.revision);
  if (message.by !== pane.id && !goesBy) {
    const sentence = whatHappened(message, old ?? null, pane.messages, (id) => nameOf(state, id));
    if (sentence !== null) announce(sentence);
  }
  arrived(message, !goesBy && isReveal(message) && (old === undefined || !isReveal(old)));
}
