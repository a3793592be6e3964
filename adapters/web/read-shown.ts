import { z } from 'zod';
import { parseAction } from '../../src/card/action-id.ts';
import type { Markup } from '../../src/card/markup.ts';
import { platformNames } from '../../src/model/place.ts';
import { webLimits } from './limits.ts';
import { read } from './read-event.ts';
import { PictureShown } from './read-picture.ts';
import { readCard } from './render-card.ts';
import { readForm } from './render-form.ts';
import type { Shown } from './renderings.ts';
import { type PersonId, personIds, type WireCard, type WireForm } from './wire.ts';

const text = z.string().max(webLimits.fieldLength);
const action = z.string().refine((id) => parseAction(id) !== null);
const instant = z.number();

const MessageRef = z.object({
  room: z.object({ platform: z.enum(platformNames), space: text, room: text, under: text.exactOptional() }),
  message: text,
});

const markup: z.ZodType<Markup> = z.lazy(() =>
  z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('plain'), text }),
      z.object({ kind: z.enum(['strong', 'emphasis']), content: markup }),
      z.object({ kind: z.literal('instant'), at: instant, style: z.enum(['time', 'day', 'moment', 'relative']) }),
      z.object({
        kind: z.literal('partner'),
        user: z.object({ platform: z.enum(platformNames), space: text, user: text }),
      }),
      z.object({ kind: z.literal('command'), path: text }),
      z.object({ kind: z.literal('link'), url: text, label: text }),
      z.object({ kind: z.literal('message'), message: MessageRef, label: text }),
    ]),
  ),
);

const Options = z.array(z.object({ value: text, label: text, hint: text.exactOptional() }));

const Button = z.union([
  z.object({ label: text, action, style: z.enum(['main', 'plain', 'danger']) }),
  z.object({ label: text, url: text }),
]);

const Card: z.ZodType<WireCard> = z.object({
  title: text.exactOptional(),
  tone: z.enum(['calm', 'warm', 'question', 'reveal', 'notice']),
  elements: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['text', 'note']), text: markup }),
      z.object({ kind: z.literal('quote'), by: markup.exactOptional(), words: text }),
      z.object({
        kind: z.literal('facts'),
        facts: z.array(z.object({ label: text, value: z.union([markup, z.object({ words: text })]) })),
      }),
      z.object({ kind: z.literal('image'), url: z.string().max(webLimits.requestBytes), alt: text }),
      z.object({ kind: z.literal('picture'), picture: PictureShown }),
      z.object({ kind: z.literal('divider') }),
      z.object({ kind: z.literal('buttons'), buttons: z.array(Button) }),
      z.object({ kind: z.literal('select'), action, placeholder: text, options: Options }),
    ]),
  ),
});

const input = { name: text, label: text, hint: text.exactOptional() };
const placeholder = text.exactOptional();

const Form: z.ZodType<WireForm> = z.object({
  action,
  title: text,
  intro: text.exactOptional(),
  quote: text.exactOptional(),
  submit: text,
  inputs: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        ...input,
        kind: z.literal('text'),
        placeholder,
        lines: z.enum(['one', 'many']),
        required: z.boolean(),
        maxLength: z.number(),
        begins: z.array(text).exactOptional(),
        begun: text.exactOptional(),
        value: text.exactOptional(),
      }),
      z.object({
        ...input,
        kind: z.literal('radio'),
        options: Options,
        required: z.boolean(),
        value: text.exactOptional(),
      }),
      z.object({
        ...input,
        kind: z.literal('menu'),
        placeholder,
        options: Options,
        least: z.number(),
        most: z.number(),
        value: z.array(text).exactOptional(),
      }),
    ]),
  ),
});

const viewer = { as: z.enum(personIds), locale: text.default('en') };

const AskedFor = z.union([
  z.object({ ...viewer, card: Card, files: z.array(z.object({ name: text })).max(10) }),
  z.object({ ...viewer, form: Form }),
]);

/** A card or a form that is kept nowhere but in the page that asks how it looks elsewhere. */
export function readShown(body: unknown): { as: PersonId; locale: string; shown: Shown } {
  const { as, locale, ...sent } = read(AskedFor, body);
  if ('form' in sent) return { as, locale, shown: { kind: 'form', form: readForm(sent.form) } };
  return { as, locale, shown: { kind: 'card', card: readCard(sent.card), files: sent.files, at: null, toOne: true } };
}
