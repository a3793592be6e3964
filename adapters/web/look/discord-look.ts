import { renderComponents } from './discord-components.ts';
import { renderMarkdown } from './discord-markdown.ts';
import { avatar, escapeHtml, field, listOf, textOf, unknownPart } from './html.ts';
import type { Around, DrawLook, Reader, Subject } from './look.ts';
import { messageTime } from './moments.ts';

/** A message or a modal as Discord shows it, from the body that Discord would get. */
export const drawDiscord: DrawLook = (subject, reader) =>
  subject.kind === 'message' ? drawMessage(subject, reader) : drawModal(subject.body, reader);

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const isComponentsV2 = 1 << 15;
const isEphemeral = 1 << 6;

function drawMessage({ body, at, toOne, ...around }: Subject & { kind: 'message' }, reader: Reader): string {
  const flags = Number(field(body, 'flags') ?? 0);
  const components = listOf(body, 'components');
  const content = textOf(body, 'content');
  const wrong = [
    ...((flags & isComponentsV2) === 0 && components.some(isOfVersion2)
      ? ['Discord would refuse this: components of version 2 without the flag that says so.']
      : []),
    ...((flags & isComponentsV2) !== 0 && (content !== '' || field(body, 'embeds') !== undefined)
      ? ['Discord would refuse this: components of version 2 beside content or embeds.']
      : []),
    ...(components.length === 0 && content === '' ? ['Discord would refuse this: the message is empty.'] : []),
  ].map((sentence) => `<p class="wrong">${sentence}</p>`);
  const ephemeral = toOne || (flags & isEphemeral) !== 0;
  return `<article class="message${ephemeral ? ' ephemeral' : ''}">${avatar}<div class="said">${before(around)}
    <header><b>Attune</b><span class="app">APP</span><time>${escapeHtml(messageTime(at, reader))}</time></header>
    ${wrong.join('')}${content === '' ? '' : `<div class="text">${renderMarkdown(content, reader)}</div>`}
    ${renderComponents(components, reader)}${around.edited ? '<p class="edited">(edited)</p>' : ''}
    ${ephemeral ? '<footer>Only you can see this</footer>' : ''}
  </div></article>`;
}

/** The line above a message: what it answers. */
function before({ used, isReply }: Around): string {
  if (used !== null)
    return `<p class="before"><b>${escapeHtml(used.by)}</b> used <i>/${escapeHtml(used.command)}</i></p>`;
  return isReply ? '<p class="before">In reply to <b>Attune</b></p>' : '';
}

function isOfVersion2(component: unknown): boolean {
  return field(component, 'type') !== 1;
}

/** Discord words the two buttons itself. */
function drawModal(body: unknown, reader: Reader): string {
  if (field(body, 'title') === undefined) return unknownPart('A form without a title', body);
  return `<section class="modal">
    <header>${avatar}<h2>${escapeHtml(textOf(body, 'title'))}</h2><span class="close" aria-hidden="true">✕</span></header>
    <div class="inputs">${renderComponents(listOf(body, 'components'), reader)}</div>
    <footer><span class="button secondary">Cancel</span><span class="button primary">Submit</span></footer>
  </section>`;
}
