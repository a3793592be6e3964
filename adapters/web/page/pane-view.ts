import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { placeOf } from '../../../src/card/write-time.ts';
import type { WireMessage } from '../wire.ts';
import { loadEarlier } from './actions.ts';
import { composerView } from './composer-view.ts';
import { formView } from './form-view.ts';
import { clockTime, dayOf } from './format-time.ts';
import { icon, mark } from './icons.ts';
import { lookNote } from './look-view.ts';
import { messageView, passingView } from './message-view.ts';
import { offersSample, otherWay } from './sample-view.ts';
import { reveal, scrolled, scrollToEnd } from './scrolling.ts';
import { botNow, changed, nameOf, type Pane, type PassingCard, type State, zoneOf } from './state.ts';
import { firstUnread, unreadCount } from './unread.ts';
import { say, sayWith } from './words.ts';

/** One person's side: who it is, the room as that person sees it, and the composer. */
export function paneView(state: State, pane: Pane): TemplateResult {
  const name = nameOf(state, pane.id);
  const zone = zoneOf(state, pane.id);
  const unread = unreadCount(pane);
  return html`<section class="pane" data-pane=${pane.id} data-person=${pane.id} aria-labelledby="name-${pane.id}">
    <header class="pane-head" ?inert=${pane.form !== null}>
      <span class="avatar" aria-hidden="true">${[...name][0] ?? ''}</span>
      <h2 id="name-${pane.id}"><bdi>${name}</bdi></h2>
      <span class="pane-zone">${say('preview.side-zone', { time: clockTime(botNow(state), zone), place: placeOf(zone) })}</span>
      ${unread === 0 ? nothing : unreadButton(pane, unread)}
      <button
        type="button"
        class="quiet edit"
        aria-label=${say('preview.person-of', { name })}
        @click=${() => {
          state.personDialog = { id: pane.id, trouble: null, pending: false };
          changed();
        }}
      >
        ${say('preview.person')}
      </button>
    </header>
    ${pane.connection === 'lost' ? html`<p class="lost" role="status">${say('preview.lost')}</p>` : nothing}
    ${lookNote(state)}
    <div
      class="list"
      id="list-${pane.id}"
      tabindex="0"
      role="region"
      ?inert=${pane.form !== null}
      aria-label=${say('preview.channel', { name })}
      aria-busy=${pane.loaded ? 'false' : 'true'}
      @scroll=${() => scrolled(pane)}
    >
      ${earlier(pane)} ${emptyOrNot(state, pane)} ${repeat(
        linesOf(pane, zone),
        (line) => line.key,
        (line) => lineView(state, pane, line),
      )}
    </div>
    ${
      pane.loaded && !pane.following && !pane.composer.open
        ? html`<button type="button" class="to-end" @click=${() => scrollToEnd(pane.id)}>${icon('down')}${say('preview.newest')}</button>`
        : nothing
    }
    ${composerView(state, pane)} ${formView(state, pane)}
  </section>`;
}

/** How much is new, and the way to the first of it. */
function unreadButton(pane: Pane, count: number): TemplateResult {
  const go = () => {
    const first = firstUnread(pane);
    if (first !== null) reveal(pane.id, first);
  };
  return html`<button
    type="button"
    class="badge"
    title=${say('preview.unread-go')}
    aria-label=${say('preview.unread-first', { count })}
    @click=${go}
  >
    ${count}
  </button>`;
}

type Line =
  | { readonly key: string; readonly kind: 'day'; readonly day: string }
  | {
      readonly key: string;
      readonly kind: 'message';
      readonly message: WireMessage;
      readonly replies: readonly WireMessage[];
    }
  | { readonly key: string; readonly kind: 'passing'; readonly passing: PassingCard };

/** The messages in their order, each with what stands below it, and a line where a day begins. */
function linesOf(pane: Pane, zone: string): readonly Line[] {
  const all = [...pane.messages.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const replies = Map.groupBy(all, (message) =>
    message.under !== null && pane.messages.has(message.under) ? message.under : '',
  );
  const replaced = new Set(pane.passing.map((passing) => passing.instead));
  const roots = (replies.get('') ?? []).filter((message) => !replaced.has(message.id));
  const entries = [
    ...roots.map((message) => ({ sortsAs: message.id, at: message.at, message })),
    ...pane.passing.map((passing) => ({ sortsAs: passing.sortsAs, at: passing.at, passing })),
  ].toSorted((a, b) => (a.sortsAs < b.sortsAs ? -1 : 1));
  let lastDay = '';
  return entries.flatMap((entry): readonly Line[] => {
    const day = dayOf(entry.at, zone);
    const begins: readonly Line[] = day === lastDay ? [] : [{ key: `day-${day}-${entry.sortsAs}`, kind: 'day', day }];
    lastDay = day;
    return 'passing' in entry
      ? [...begins, { key: entry.passing.id, kind: 'passing', passing: entry.passing }]
      : [
          ...begins,
          {
            key: entry.message.id,
            kind: 'message',
            message: entry.message,
            replies: replies.get(entry.message.id) ?? [],
          },
        ];
  });
}

function lineView(state: State, pane: Pane, line: Line): TemplateResult {
  switch (line.kind) {
    case 'day':
      return html`<p class="day"><span>${line.day}</span></p>`;
    case 'message':
      return messageView(state, pane, line.message, line.replies);
    case 'passing':
      return passingView(state, pane, line.passing);
  }
}

function earlier(pane: Pane): TemplateResult | typeof nothing {
  if (!pane.more) return nothing;
  return html`<p class="day"><button type="button" class="quiet" @click=${() => void loadEarlier(pane)}>${say('preview.earlier')}</button></p>`;
}

function emptyOrNot(state: State, pane: Pane): TemplateResult | typeof nothing {
  if (!pane.loaded || pane.messages.size > 0 || pane.passing.length > 0) return nothing;
  return html`<div class="empty">
    ${mark()}
    ${
      pane.id === 'guest'
        ? html`<p class="empty-title">${say('preview.quiet')}</p>
          <p>${say('preview.quiet-guest')}</p>`
        : html`<p class="empty-title">${say('preview.empty-title')}</p>
          <p>${sayWith('preview.empty', { name: html`<bdi>${nameOf(state, pane.id)}</bdi>`, slash: html`<kbd>/</kbd>` })}</p>
          ${offersSample(state) ? html`<p class="cramped">${otherWay(state)}</p>` : nothing}`
    }
  </div>`;
}
