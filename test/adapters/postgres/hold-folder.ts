import { lockFolder } from '../../../adapters/postgres/folder-lock.ts';

/** Locks a folder, says so on standard output, and holds it until it is killed: `node hold-folder.ts <folder>`. */
await lockFolder(process.argv[2] ?? '', { lost: () => undefined, retaken: () => undefined, isSame: () => true });
process.stdout.write('held\n');
setInterval(() => undefined, 1000);
