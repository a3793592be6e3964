import { resolve } from 'node:path';

/** Where the content lies: beside the code, whatever folder Attune is started in. */
export const contentFolder = resolve(import.meta.dirname, '../../content');
