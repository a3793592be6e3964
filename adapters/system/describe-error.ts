export type DescribedError = {
  /** Its class; for what is no error, its type. */
  readonly name: string;
  readonly code?: string | number;
  /** The frames of its stack. */
  readonly at?: readonly string[];
  readonly cause?: DescribedError;
};

/** What an error is and where it arose. Never its message: that may quote what somebody typed. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (typeof error !== 'object' || error === null) return { name: error === null ? 'null' : typeof error };
  const code = codeOf(error);
  const at = error instanceof Error ? framesOf(error) : [];
  const cause = 'cause' in error ? error.cause : undefined;
  return {
    name: nameOf(error),
    ...(code === undefined ? {} : { code }),
    ...(at.length > 0 ? { at } : {}),
    ...(cause !== undefined && depth < 3 ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

function nameOf(error: object): string {
  if (error instanceof Error) return error.name;
  const { constructor: made } = error;
  return typeof made === 'function' && made.name !== '' ? made.name : 'object';
}

/** Emscripten throws objects that have nothing but a number. What is longer than any code may be somebody's words. */
function codeOf(error: object): string | number | undefined {
  const found = [...('code' in error ? [error.code] : []), ...('errno' in error ? [error.errno] : [])];
  return found.find((one): one is string | number => {
    return typeof one === 'number' || (typeof one === 'string' && /^[\w./:-]{1,80}$/.test(one));
  });
}

/** The message stands above the frames and may have lines that look like one: it is cut off by its length first. */
function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const from = stack.indexOf(error.message);
  const below = from < 0 || error.message === '' ? stack : stack.slice(from + error.message.length);
  return below
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
