#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

// Plain JavaScript, so that a Node that is too old for the rest can still say so.
const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  process.stderr.write(
    `Attune needs Node 26 or newer, and this is Node ${process.versions.node}.\n` +
      'Start it with "npm start": after "npm ci" that uses the Node which comes with the project.\n' +
      'In an image installed without development dependencies, base the image on Node 26.\n',
  );
  process.exit(1);
}
// What a process has compiled, the next one reads: commands start in two thirds of the time. In a folder of the
// installation, where nobody else can put anything; where it cannot be written, all goes on without.
const { enableCompileCache } = await import('node:module');
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/attune/modules', import.meta.url)));
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
