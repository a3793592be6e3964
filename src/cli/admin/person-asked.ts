import { z } from 'zod';
import { platformNames } from '../../model/place.ts';

/** A person as a platform knows them. */
export const personAsked = z.object({ platform: z.enum(platformNames), space: z.string(), user: z.string() });
