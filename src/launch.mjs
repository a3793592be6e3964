#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

// Plain JavaScript, so that a Node that is too old for the rest can still say so.
const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  end(
    `Attune needs Node 26 or newer, and this is Node ${process.versions.node}.`,
    'Start it with "npm start": after "npm ci" that uses the Node which comes with the project.',
    'If that says this too, npm was told to run no install scripts: npm rebuild node --ignore-scripts=false',
    'In an image installed without development dependencies, base the image on Node 26.',
  );
}
// Whoever reads along may go away in the middle (a pipe into "head", a log that is full): Attune goes on without.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
// Nothing has begun while this is being loaded, so there is nothing to stop.
const early = () => process.exit(0);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, early);
// The embedded database is compiled once and not a second time to run faster: that takes 40 MB and much work for what
// measured no faster, since most of its time goes into reading and writing.
const { setFlagsFromString } = await import('node:v8');
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
// What a process has compiled, the next one reads: commands start in two thirds of the time. In a folder of the
// installation, where nobody else can put anything; where it cannot be written, all goes on without. After
// the flags, for which it is made, and before the first TypeScript: what takes the types out is not even loaded then.
const { enableCompileCache } = await import('node:module');
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/attune/modules', import.meta.url)));
const { wasLeftByNpm } = await part(() => import('./cli/begun-by.ts'));
if (wasLeftByNpm()) early();
const args = process.argv.slice(2);
if (args.length === 1 && args[0] === 'health') {
  const { askHealth } = await part(() => import('./cli/ask-health.ts'));
  await askHealth();
  process.exit();
}
const { main } = await part(() => import('./main.ts'));
for (const signal of ['SIGTERM', 'SIGINT']) process.off(signal, early);
if (wasLeftByNpm()) early();
await main(args);

/**
 * @template T
 * @param {() => Promise<T>} load
 */
function part(load) {
  return load().catch((error) => {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return end(`Attune is not installed as a whole: ${error.message}.`, 'Run "npm ci" in the folder of Attune.');
  });
}

/** @param {...string} lines */
function end(...lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}
