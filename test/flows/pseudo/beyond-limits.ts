import { discordLimits } from '../../../adapters/discord/limits.ts';
import { slackLimits } from '../../../adapters/slack/limits.ts';

/** A part of a body, and how long its text may be there. */
type Rule = readonly [kind: RegExp, key: string, most: number];

const { form, message, select } = discordLimits;

/** On Discord by the type of a component: a button, a menu, a text input, a label, a radio group. */
const onDiscord: readonly Rule[] = [
  [/^2$/u, 'label', message.buttonLabel],
  [/^3$/u, 'placeholder', select.placeholder],
  [/^4$/u, 'placeholder', form.placeholder],
  [/^18$/u, 'label', form.label],
  [/^18$/u, 'description', form.hint],
  [/^10$/u, 'content', message.text],
  [/^option$/u, 'label', select.label],
  [/^option$/u, 'description', select.hint],
  [/^modal$/u, 'title', form.title],
];

/** What is longer in a body than its platform takes. Slack’s own texts are cut by the renderer before. */
export function beyondLimits(platform: string, body: unknown): readonly string[] {
  if (platform === 'slack') return tooLongForSlack(body);
  return platform === 'discord' ? tooLongForDiscord(body) : [];
}

function tooLongForDiscord(body: unknown, within = ''): readonly string[] {
  if (Array.isArray(body)) return body.flatMap((one) => tooLongForDiscord(one, within));
  if (body === null || typeof body !== 'object') return [];
  const kind =
    'type' in body
      ? String(body.type)
      : within === 'options'
        ? 'option'
        : 'custom_id' in body && 'title' in body
          ? 'modal'
          : '';
  return Object.entries(body).flatMap(([key, value]): readonly string[] => {
    if (typeof value !== 'string') return tooLongForDiscord(value, key);
    const most = onDiscord.find(([of, name]) => of.test(kind) && name === key)?.[2];
    return most !== undefined && value.length > most
      ? [`${key} of ${kind} has ${value.length}, not ${most}: ${value}`]
      : [];
  });
}

function tooLongForSlack(body: unknown): readonly string[] {
  if (Array.isArray(body)) return body.flatMap(tooLongForSlack);
  if (body === null || typeof body !== 'object') return [];
  const { type, text } = body as { type?: unknown; text?: unknown };
  const own =
    type === 'mrkdwn' && typeof text === 'string' && text.length > slackLimits.section.text
      ? [`a text has ${text.length}`]
      : [];
  return [...own, ...Object.values(body).flatMap(tooLongForSlack)];
}
