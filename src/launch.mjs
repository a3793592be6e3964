#!/usr/bin/env node
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
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
