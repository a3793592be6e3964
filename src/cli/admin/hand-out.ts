import { z } from 'zod';
import { loadContent } from '../../../adapters/files/load-content.ts';
import { features } from '../../bot/registry.ts';
import { dataFiles, readOwnData } from '../../features/privacy/index.ts';
import { contentFolder } from '../folders.ts';
import type { AdminCommand } from './command.ts';
import { personAsked } from './person-asked.ts';

const asked = z.object({ person: personAsked, format: z.enum(['json', 'html']) });

/** The copy of one person's data, as a text. */
export const handOut: AdminCommand<z.infer<typeof asked>, string> = {
  name: 'export',
  asked,
  run: async ({ store, system }, { person, format }) => {
    const content = await loadContent(contentFolder);
    const now = system.now();
    const own = await store.transaction((stores) => readOwnData(features, { stores, content, now }, person));
    const files = dataFiles(features, content.library('en').say, own);
    return files.find((file) => file.name.endsWith(`.${format}`))?.text ?? '';
  },
};
