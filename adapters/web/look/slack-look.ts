import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message, type MessageProps } from 'slack-blocks-to-jsx';
import { avatar, escapeHtml, field, listOf, textOf, unknownPart } from './html.ts';
import type { DrawLook, Reader, Subject } from './look.ts';
import { messageTime, slackMoment } from './moments.ts';
import { dressBlocks, openKeep } from './slack-blocks.ts';

/** A message or a modal as Slack shows it, from the body that Slack would get. */
export const drawSlack: DrawLook = (subject, reader) =>
  subject.kind === 'message' ? drawMessage(subject, reader) : drawModal(subject.body, reader);

function drawMessage({ body, at, toOne, edited }: Subject & { kind: 'message' }, reader: Reader): string {
  const blocks = listOf(body, 'blocks');
  const text = textOf(body, 'text');
  const shown = blocks.length > 0 ? blocks : [{ type: 'section', text: { type: 'mrkdwn', text } }];
  const empty = blocks.length === 0 && text === '';
  return `<article class="message${toOne ? ' ephemeral' : ''}">
    ${toOne ? '<p class="only">Only visible to you</p>' : ''}${avatar}<div class="said">
    <header><b>Attune</b><span class="app">APP</span><time>${escapeHtml(messageTime(at, reader))}</time></header>
    ${empty ? '<p class="wrong">Slack would refuse this: the message is empty.</p>' : drawBlocks(shown, reader)}${edited ? '<p class="edited">(edited)</p>' : ''}
  </div></article>`;
}

/** Slack words the button that closes a modal itself where the view does not. */
function drawModal(view: unknown, reader: Reader): string {
  if (field(view, 'type') !== 'modal') return unknownPart('A view that is no modal', view);
  const submit = textOf(field(view, 'submit'), 'text');
  const close = textOf(field(view, 'close'), 'text') || (submit === '' ? 'Close' : 'Cancel');
  return `<section class="modal">
    <header>${avatar}<h2>${escapeHtml(textOf(field(view, 'title'), 'text'))}</h2><span class="close" aria-hidden="true">✕</span></header>
    <div class="inputs">${drawBlocks(listOf(view, 'blocks'), reader)}</div>
    <footer><span class="button">${escapeHtml(close)}</span>${
      submit === '' ? '' : `<span class="button submit">${escapeHtml(submit)}</span>`
    }</footer>
  </section>`;
}

function drawBlocks(blocks: readonly unknown[], reader: Reader): string {
  const { keep, bringBack } = openKeep();
  const html = renderToStaticMarkup(
    createElement(Message, {
      blocks: dressBlocks(blocks, keep, reader) as MessageProps['blocks'],
      hooks: hooksFor(reader),
      name: 'Attune',
      logo: '',
      theme: 'light',
      withoutWrapper: true,
    }),
  );
  return bringBack(asPicture(html, listOfChosen(blocks), reader));
}

function hooksFor(reader: Reader): NonNullable<MessageProps['hooks']> {
  return {
    user: ({ id }) => createElement('span', { className: 'mention' }, `@${reader.names.get(id) ?? id}`),
    date: ({ timestamp, format, fallback }) =>
      createElement('time', null, slackMoment(Number(timestamp) * 1000, format, reader) ?? fallback),
    link: ({ href, children }) => createElement('span', { className: 'link', title: href }, children),
  };
}

/** What the library draws is made to be used; here it is looked at. The theme is the frame's, the style its own. */
function asPicture(html: string, chosen: readonly string[], { say }: Reader): string {
  const names = [...chosen];
  return html
    .replaceAll(/ (?:style|data-theme)="[^"]*"/g, '')
    .replaceAll(/ tabindex="[^"]*"/g, '')
    .replaceAll(/ aria-label="Select (?:an item|items)"/g, '')
    .replaceAll(/<(\/?)button(?: type="button")?/g, '<$1span')
    .replaceAll(/<(input|textarea) /g, '<$1 tabindex="-1" ')
    .replaceAll(/<input tabindex="-1" type="text"/g, '<input hidden type="text"')
    .replaceAll(/<textarea /g, `<textarea readonly aria-label="${escapeHtml(say('preview.look-text'))}" `)
    .replaceAll(/ id="(menu-\d+)"/g, ' id="$1" tabindex="0"')
    .replaceAll(
      /(class="text-black-primary dark:text-dark-text-primary">)\d+ selected</g,
      (_, start: string) => `${start}${names.shift() ?? ''}<`,
    );
}

/** The labels that stand in menus of more than one, which the library only counts. */
function listOfChosen(blocks: readonly unknown[]): readonly string[] {
  const elements = blocks.flatMap((block) => [field(block, 'element'), ...listOf(block, 'elements')]);
  return elements
    .map((element) => listOf(element, 'initial_options').map((option) => textOf(field(option, 'text'), 'text')))
    .filter((labels) => labels.length > 0)
    .map((labels) => escapeHtml(labels.join(', ')));
}
