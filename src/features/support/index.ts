import type { Definition } from '../definition.ts';
import { chooseCountry, clearSupport, support } from './handlers.ts';

/** Where to turn for outside help. Nothing about it is stored, counted or logged. */
export const definitions: readonly Definition[] = [support, chooseCountry, clearSupport];
