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

/** A sentence that is written for the host: first what is wrong, then what to do. */
export function problemFrom(check: string, sentence: string): Finding {
  const end = /[.:](?=\s)/.exec(sentence);
  if (end === null) return problem(check, sentence, 'Look at the lines above, then start again.');
  return problem(check, sentence.slice(0, end.index + 1).replace(/:$/, '.'), sentence.slice(end.index + 1).trim());
}
