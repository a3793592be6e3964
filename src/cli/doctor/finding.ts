/**
 * What a check found: `problem` keeps Attune from working, `warning` does not, `skipped` could not be looked at.
 * `remedy` is the click or the command that mends it.
 */
export type Finding = {
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly says: string;
  readonly remedy?: string;
};

export function ok(check: string, says: string): Finding {
  return { check, status: 'ok', says };
}

export function warning(check: string, says: string, remedy: string): Finding {
  return { check, status: 'warning', says, remedy };
}

export function problem(check: string, says: string, remedy: string): Finding {
  return { check, status: 'problem', says, remedy };
}

export function skipped(check: string, says: string, remedy: string): Finding {
  return { check, status: 'skipped', says, remedy };
}

/** What is written for the host: in the first sentence what is wrong, in those after it what to do. */
export function problemFrom(check: string, text: string): Finding {
  const end = /[.?](?=\s+(?:→\s*)?\p{Lu})/u.exec(text);
  if (end === null) return problem(check, text, 'Look into docs/troubles.md for it, and ask the doctor again.');
  return problem(check, text.slice(0, end.index + 1), text.slice(end.index + 1).trim());
}
