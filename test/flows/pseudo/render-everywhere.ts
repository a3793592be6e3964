import { renderCard as renderOnDiscord } from '../../../adapters/discord/render-card.ts';
import { renderForm as renderFormOnDiscord } from '../../../adapters/discord/render-form.ts';
import { plainVoice } from '../../../adapters/discord/render-markup.ts';
import { renderCard as renderOnSlack } from '../../../adapters/slack/render-card.ts';
import { renderForm as renderFormOnSlack } from '../../../adapters/slack/render-form.ts';
import { renderCard as renderOnWeb } from '../../../adapters/web/render-card.ts';
import { renderForm as renderFormOnWeb } from '../../../adapters/web/render-form.ts';
import type { Shown } from '../every-control.ts';

/** What each platform is given for a card or a form. */
export type Bodies = Readonly<Record<'discord' | 'slack' | 'web', unknown>>;

const origin = { space: 'T1', user: 'U1', room: 'C1', channel: 'C1' };

export function renderEverywhere(shown: Shown): Bodies {
  if ('card' in shown) {
    const { card } = shown;
    return { discord: renderOnDiscord(card, plainVoice), slack: renderOnSlack(card), web: renderOnWeb(card) };
  }
  const { form, problems } = shown;
  return {
    discord: renderFormOnDiscord(form),
    slack: renderFormOnSlack(form, origin, problems),
    web: { form: renderFormOnWeb(form), problems },
  };
}

/** The names under which a body has what people read. */
const readable = [
  'content',
  'label',
  'placeholder',
  'description',
  'title',
  'text',
  'hint',
  'alt',
  'alt_text',
  'intro',
  'quote',
  'submit',
  'words',
  'fallback',
];

export type Read = { readonly where: string; readonly text: string };

/** Everything in a body that people read. */
export function readIn(body: unknown, where = ''): readonly Read[] {
  if (Array.isArray(body)) return body.flatMap((one) => readIn(one, where));
  if (body === null || typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]): readonly Read[] => {
    if (typeof value !== 'string') return readIn(value, key);
    if (key === 'value' || !(readable.includes(key) || where === 'problems')) return [];
    return [{ where: where === '' || key === where ? key : `${where}.${key}`, text: value }];
  });
}
