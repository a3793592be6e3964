/** What is wrong with a text object; `most` is its own limit. */
export function checkText(what: string, text: unknown, most: number, only?: 'plain_text' | 'mrkdwn'): string[] {
  if (typeof text !== 'object' || text === null) return [`${what} is no text object`];
  const { type, text: words, emoji, verbatim, ...rest } = text as Record<string, unknown>;
  if (type !== 'plain_text' && type !== 'mrkdwn') return [`${what} is of type ${String(type)}`];
  if (typeof words !== 'string') return [`${what} has no text`];
  return [
    ...(only !== undefined && type !== only ? [`${what} must be ${only}`] : []),
    ...(emoji !== undefined && type !== 'plain_text' ? [`${what}: emoji is for plain text`] : []),
    ...(verbatim !== undefined && type !== 'mrkdwn' ? [`${what}: verbatim is for mrkdwn`] : []),
    ...unknownKeys(what, rest),
    ...within(what, words, 1, most),
    ...(words.trim() === '' ? [`${what} shows nothing`] : []),
    ...(type === 'mrkdwn' ? checkControls(what, words) : checkEscaped(what, words)),
  ];
}

export function within(what: string, text: unknown, least: number, most: number): string[] {
  if (typeof text !== 'string') return [`${what} is no string`];
  const fits = text.length >= least && text.length <= most;
  return fits ? [] : [`${what} is ${text.length} long, not ${least} to ${most}`];
}

export function unknownKeys(what: string, rest: Record<string, unknown>): string[] {
  return Object.keys(rest).map((key) => `${what} has an unknown field "${key}"`);
}

export function repeated(what: string, all: readonly string[]): string[] {
  return all.filter((one, index) => all.indexOf(one) !== index).map((one) => `${what} "${one}" is there twice`);
}

/** Every control character is part of a reference that Slack knows, and none of those calls everybody. */
export function checkControls(what: string, words: string): string[] {
  const known = /<(@[UW][A-Z0-9]+|#C[A-Z0-9]+|!date\^\d+\^[^<>|^]*\{[^<>|]*\|[^<>|]+|https:\/\/[^<>|\s]+\|[^<>|]+)>/g;
  return [
    ...(/<!(channel|here|everyone|subteam)/.test(words) ? [`${what} calls everybody`] : []),
    ...checkEscaped(what, words.replace(known, '')),
  ];
}

function checkEscaped(what: string, words: string): string[] {
  return /[<>]|&(?!amp;|lt;|gt;)/.test(words) ? [`${what} holds a control character that is not escaped`] : [];
}
