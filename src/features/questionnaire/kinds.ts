import type { Questionnaires } from './kind.ts';
import { pulse } from './pulse/pulse.ts';
import { reconnect } from './reconnect/reconnect.ts';
import { style } from './style/style.ts';

/** All questionnaires, by id. */
export const kinds: Questionnaires = { pulse, style, reconnect };
