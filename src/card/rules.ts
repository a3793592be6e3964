import { parseAction } from './action-id.ts';
import type { Option } from './card.ts';
import { limits } from './limits.ts';

/** Between 1 and `most` units. */
export function within(what: string, text: string, most: number): string[] {
  if (text === '') return [`${what} is empty`];
  return text.length > most ? [`${what} is ${text.length} long, ${most} is the most`] : [];
}

/** Each of them once. */
export function repeated(what: string, all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.flatMap((one) => (seen.size === seen.add(one).size ? [`the ${what} "${one}" is there twice`] : []));
}

/** `least` to `most` options, each with its own value. */
export function checkOptions(options: readonly Option[], least: number, most: number): string[] {
  const { label, value, hint } = limits.select;
  return [
    ...(options.length < least || options.length > most ? [`${options.length} options, not ${least} to ${most}`] : []),
    ...repeated(
      'option value',
      options.map((option) => option.value),
    ),
    ...options.flatMap((option) => [
      ...within('an option label', option.label.trim(), label),
      ...within('an option value', option.value, value),
      ...(option.hint === undefined ? [] : within('an option hint', option.hint.trim(), hint)),
    ]),
  ];
}

/** An id that we could have built. */
export function checkAction(action: string): string[] {
  return parseAction(action) === null
    ? [`"${action}" is not an action id of 1 to ${limits.card.actionId} characters`]
    : [];
}

/** An https address. */
export function checkUrl(url: string): string[] {
  return url.startsWith('https://') && URL.canParse(url) && url.length <= limits.card.url
    ? []
    : [`a link is not an https address of at most ${limits.card.url} characters`];
}
