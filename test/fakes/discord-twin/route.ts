import type { TwinFile } from './model.ts';

export type TwinRequest = {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly files: readonly TwinFile[];
};

export type Handler = (request: TwinRequest, ...ids: readonly string[]) => unknown;

/** A method and a path with its ids; whether it takes the bot's token, and by what messages are limited. */
export type Route = {
  readonly method: string;
  readonly pattern: RegExp;
  readonly open: boolean;
  readonly bucket: ((...ids: readonly string[]) => string) | null;
  readonly handle: Handler;
};

/** A route of the bot’s own, unless it is `open`. */
export function route(
  method: string,
  path: string,
  handle: Handler,
  more: Partial<Pick<Route, 'open' | 'bucket'>> = {},
): Route {
  const pattern = new RegExp(`^${path.replaceAll(/:(id|token)/g, '([^/]+)')}$`);
  return { method, pattern, handle, open: false, bucket: null, ...more };
}
