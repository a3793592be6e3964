import { html, nothing, type TemplateResult } from 'lit-html';
import type { WireCard, WireMessage } from '../wire.ts';
import { dismiss } from './actions.ts';
import { cardView, type PictureAt } from './card-view.ts';
import { focusComposer } from './composing.ts';
import { clockTime } from './format-time.ts';
import { icon, mark } from './icons.ts';
import { jsonToggle } from './json-view.ts';
import { lookJson, lookView } from './look-view.ts';
import { wordsView } from './markup-view.ts';
import type { LookedAt } from './renderings.ts';
import { elementId } from './scrolling.ts';
import { changed, nameOf, type Pane, type PassingCard, type State, zoneOf } from './state.ts';
import { toolbar } from './toolbar.ts';
import { isUnread } from './unread.ts';
import { say, sayWith } from './words.ts';

/** One message and what stands below it. */
export function messageView(
  state: State,
  pane: Pane,
  message: WireMessage,
  replies: readonly WireMessage[],
): TemplateResult {
  const { body } = message;
  const unread = isUnread(pane, message);
  return html`<article
    id=${elementId(pane.id, message.id)}
    class="message ${body.kind} ${pane.unsealed === message.id ? 'unsealed' : ''} ${message.by === pane.id ? 'own' : ''} ${message.to === null ? '' : 'private'}"
    data-pane=${pane.id}
    data-message=${message.id}
    data-by=${message.by}
    ?data-unread=${unread}
    tabindex="-1"
    @animationend=${({ animationName }: AnimationEvent) => {
      if (animationName !== 'seal-opens' || pane.unsealed === null) return;
      pane.unsealed = null;
      changed();
    }}
    aria-label=${say('preview.message-name', { name: nameOf(state, message.by), time: clockTime(message.at, zoneOf(state, pane.id)) })}
  >
    ${head(state, pane, message, unread)}
    ${body.kind === 'chat' ? html`<div class="bubble">${wordsView(body.words)}</div>` : nothing}
    ${
      body.kind === 'card'
        ? cardWays(state, pane, message.id, body.card, {
            lookedAt: { kind: 'message', id: message.id, revision: message.revision },
            files: files(pane, message),
            pictureAt: (index) => pictureAddress(state, pane, message, index),
            button:
              message.to === null
                ? replyButton(pane, message)
                : dismissButton(pane, message.id, say('preview.dismiss')),
          })
        : nothing
    }
    ${
      replies.length === 0
        ? nothing
        : html`<div class="thread" role="group" aria-label=${say('preview.message-below')}>
          ${replies.map((reply) => messageView(state, pane, reply, []))}
        </div>`
    }
  </article>`;
}

/** A card that lives in this page alone. */
export function passingView(state: State, pane: Pane, passing: PassingCard): TemplateResult {
  return html`<article
    id=${elementId(pane.id, passing.id)}
    class="message card private passing"
    data-pane=${pane.id}
    data-message=${passing.id}
    data-by="attune"
    tabindex="-1"
    aria-label=${say('preview.message-name', { name: 'Attune', time: clockTime(passing.at, zoneOf(state, pane.id)) })}
  >
    <header class="message-head">
      ${mark()}<b>Attune</b>
      <span class="aside">${icon('lock')}${say('preview.only-now')}</span>
    </header>
    ${cardWays(state, pane, passing.id, passing.card, {
      lookedAt: passing,
      pictureAt: (index) => passing.pictures?.[index] ?? '',
      files: passing.files.map(
        (file) =>
          html`<button type="button" class="button" @click=${() => saveText(file)}>${icon('file')}${file.name}</button>`,
      ),
      button: dismissButton(pane, passing.id, say('preview.hide-now')),
    })}
  </article>`;
}

type Around = {
  readonly lookedAt: LookedAt;
  readonly files: readonly TemplateResult[];
  readonly pictureAt: PictureAt;
  readonly button: TemplateResult;
};

/** A card with its buttons, or as another platform shows it, and below it the ways to look at it. */
function cardWays(state: State, pane: Pane, id: string, card: WireCard, around: Around): TemplateResult {
  const as = state.look;
  const looked = { key: id, what: 'card', at: around.lookedAt } as const;
  return html`${
    as === 'preview'
      ? html`<div class="card tone-${card.tone}">${cardView(state, pane, id, card, around.pictureAt)}${around.files}</div>`
      : lookView(state, pane, as, looked)
  }
    ${trouble(pane, id)}
    ${toolbar([around.button, jsonToggle(pane, id, false)])}
    ${lookJson(state, pane, card, looked)}`;
}

function head(state: State, pane: Pane, message: WireMessage, unread: boolean): TemplateResult {
  const time = clockTime(message.at, zoneOf(state, pane.id));
  return html`<header class="message-head">
    ${message.by === 'attune' ? mark() : nothing}
    <b><bdi data-person=${message.by}>${nameOf(state, message.by)}</bdi></b>
    <time datetime=${new Date(message.at).toISOString()}>${time}</time>
    ${message.edited ? html`<span class="aside">${say('preview.message-updated')}</span>` : nothing}
    ${
      message.used === null
        ? nothing
        : html`<span class="aside">${sayWith('preview.message-used', { name: html`<bdi>${nameOf(state, message.used.by)}</bdi>`, command: `/${message.used.command}` })}</span>`
    }
    ${message.to === null ? nothing : html`<span class="aside">${icon('lock')}${say('preview.only-you')}</span>`}
    ${unread ? html`<span class="new">${say('preview.message-new')}</span>` : nothing}
  </header>`;
}

function replyButton(pane: Pane, message: WireMessage): TemplateResult {
  const reply = () => {
    pane.composer.replyTo = message.under ?? message.id;
    changed();
    focusComposer(pane);
  };
  return html`<button type="button" class="quiet" @click=${reply}>${icon('reply')}${say('preview.reply-below')}</button>`;
}

function dismissButton(pane: Pane, message: string, label: string): TemplateResult {
  return html`<button type="button" class="quiet" @click=${() => void dismiss(pane, message)}>${label}</button>`;
}

function trouble(pane: Pane, message: string): TemplateResult | typeof nothing {
  const sentence = pane.troubles.get(message);
  return sentence === undefined ? nothing : html`<p class="trouble">${sentence}</p>`;
}

function files(pane: Pane, message: WireMessage): readonly TemplateResult[] {
  return message.files.map(
    (
      file,
      index,
    ) => html`<a class="button file" download=${file.name} href=${`/api/files/${message.id}/${index}?as=${pane.id}`}>
      ${icon('file')}<span>${file.name}</span><small>${say('preview.file-size', { size: Math.max(1, Math.round(file.size / 1024)) })}</small>
    </a>`,
  );
}

/** The address changes with what is in it, so that a card that was edited, or a new name, is drawn anew. */
function pictureAddress(state: State, pane: Pane, { id, revision }: WireMessage, index: number): string {
  const names = state.people.map(({ name }) => name).join();
  const query = new URLSearchParams({ as: pane.id, revision: String(revision), names });
  return `/api/messages/${id}/pictures/${index}?${query}`;
}

/** Hands over a file that no server keeps. */
function saveText(file: { name: string; mediaType: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
