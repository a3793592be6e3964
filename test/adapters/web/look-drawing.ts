import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import type { LookName } from '../../../adapters/web/look/look.ts';
import { openPictures } from '../../../adapters/web/pictures.ts';
import { openRenderings, type Shown } from '../../../adapters/web/renderings.ts';
import type { Rendering } from '../../../adapters/web/wire.ts';
import type { Card, Element } from '../../../src/card/card.ts';
import { describePicture } from '../../../src/card/describe-picture.ts';
import type { Form, Input } from '../../../src/card/form.ts';
import type { Markup } from '../../../src/card/markup.ts';
import { renderers } from '../../../src/cli/preview/renderers.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { noon } from './open-preview.ts';
import { words } from './words.ts';

export const log = new MemoryLog();
const people = (['sam', 'alex', 'guest'] as const).map((id) => ({
  id,
  name: { sam: 'Sam', alex: 'Alex <3', guest: 'Guest' }[id],
  zone: 'Europe/Berlin',
  zoneKnown: true,
}));

const { render } = openRenderings(renderers, {
  pictures: openPictures(drawPicture, async () => people),
  words: () => words,
  log,
});

/** A card or a form as both platforms get and show it, drawn for Sam. */
export async function drawBoth(shown: Shown): Promise<Readonly<Record<LookName, Rendering>>> {
  const viewer = { as: 'sam', people, locale: 'en-GB', now: noon } as const;
  return { discord: await render('discord', shown, viewer), slack: await render('slack', shown, viewer) };
}

export function cardShown(card: Card, toOne = false): Shown {
  return { kind: 'card', card, files: [], at: null, toOne };
}

/** What there is to read in a look, with each run of space as one. */
export function readable(html: string): string {
  const text = html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => entities[name] ?? '');
  return squeeze(text);
}

/** What is wrong with the markup of a look: everything that could run, reach out, or bring a style of its own. */
export function dangersIn(html: string): string[] {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.filter(
    (tag) =>
      /^<\/?(script|style|link|meta|iframe|object|embed|base|form|a)\b/i.test(tag) ||
      /\s(on\w+|style|href|srcset|action|formaction|background|poster|data)\s*=/i.test(tag) ||
      /\ssrc="(?!data:image\/)/i.test(tag),
  );
}

/** All the words of a card that both platforms show, piece by piece. */
export function wordsOf(card: Card): readonly string[] {
  return [card.title ?? '', ...card.elements.flatMap(elementWords)].map(squeeze).filter((words) => words !== '');
}

/** The same of a form. Discord words its button itself. */
export function wordsOfForm(form: Form): readonly string[] {
  return [form.title, form.intro ?? '', ...form.inputs.flatMap(inputWords)]
    .map(squeeze)
    .filter((words) => words !== '');
}

function elementWords(element: Element): readonly string[] {
  switch (element.kind) {
    case 'text':
    case 'note':
      return markupWords(element.text);
    case 'quote':
      return [...(element.by === undefined ? [] : markupWords(element.by)), start(element.words)];
    case 'facts':
      return element.facts.flatMap(({ label, value }) => [
        label,
        ...(value instanceof PartnerWords ? [start(value)] : markupWords(value)),
      ]);
    case 'image':
      return [element.alt];
    case 'picture':
      return markupWords(describePicture(element.picture));
    case 'divider':
      return [];
    case 'buttons':
      return element.buttons.map(({ label }) => label);
    case 'select':
      return [element.placeholder, ...element.options.flatMap(({ label, hint }) => [label, hint ?? ''])];
  }
}

function inputWords(input: Input): readonly string[] {
  const own = [input.label, input.hint ?? ''];
  if (input.kind === 'text')
    return [...own, input.value === undefined ? (input.placeholder ?? '') : start(input.value)];
  return [...own, ...input.options.flatMap(({ label, hint }) => [label, hint ?? ''])];
}

function markupWords(markup: Markup): readonly string[] {
  return markup.flatMap((span) => {
    if (span.kind === 'plain') return span.text.split('\n');
    if (span.kind === 'strong' || span.kind === 'emphasis') return markupWords(span.content);
    if (span.kind === 'command') return [span.path];
    return span.kind === 'link' ? [span.label] : [];
  });
}

/** Long words may be cut, visibly. */
function start(words: PartnerWords): string {
  return words.reveal().slice(0, 400);
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
