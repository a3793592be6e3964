import { z } from 'zod';

/** What a button, a menu or a form does: `feature.verb` and its arguments, at most 100 characters when joined by colons. */
export type ActionId = string;

const name = z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
const whole = z.string().min(1).max(100);

export type ParsedAction = { readonly name: string; readonly args: readonly string[] };

/** Builds an id. Arguments may not hold a colon; zones, uuids and option ids never do. */
export function actionId(actionName: string, ...args: readonly (string | number)[]): ActionId {
  name.parse(actionName);
  const texts = args.map(String);
  const bad = texts.find((text) => text.includes(':') || text === '');
  if (bad !== undefined) throw new Error(`an argument of action ${actionName} is empty or holds a colon`);
  return whole.parse([actionName, ...texts].join(':'));
}

/** Takes an id apart; `null` for anything that we did not build. */
export function parseAction(id: string): ParsedAction | null {
  if (!whole.safeParse(id).success) return null;
  const [first = '', ...args] = id.split(':');
  return name.safeParse(first).success ? { name: first, args } : null;
}
