import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const described = JSON.parse(read('package.json'));

/** Each instruction of the Dockerfile on one line. */
const instructions = read('Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '');
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));

describe('the Dockerfile', () => {
  test('takes the Node that the project is tested with, and no base without its version', () => {
    expect(instructions).toContain(`ARG NODE=${described.devDependencies.node}`);
    const bases = instructions.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(bases.join(' ')).toMatch(/^node:\$\{NODE\}-\$\{DEBIAN\}-slim debian:\$\{DEBIAN\}-slim$/);
    expect(instructions).toContain('ARG DEBIAN=bookworm');
  });

  test('copies what there is, and what .dockerignore lets in', () => {
    const letIn = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const copied = instructions
      .filter((line) => /^COPY (?!--from)/.test(line))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const isIn = (path: string) => letIn.some((one) => path === one || path.startsWith(`${one}/`));
    expect(copied.filter((path) => !isIn(path))).toEqual([]);
    expect(letIn.filter((one) => !copied.some((path) => path === one || path.startsWith(`${one}/`)))).toEqual([]);
  });

  test('installs without development packages and without scripts of packages', () => {
    const installs = instructions.filter((line) => line.includes('npm'));
    expect(installs.filter((line) => line.startsWith('RUN '))).toEqual(['RUN npm ci --omit=dev --ignore-scripts']);
  });

  test('runs node itself, as nobody who may do anything, looked after by a light command', () => {
    const at = (name: string) => lastStage.findIndex((line) => line.startsWith(`${name} `));
    expect(lastStage[at('USER')]).toMatch(/^USER [1-9]\d*:[1-9]\d*$/);
    expect(at('USER')).toBeLessThan(at('CMD'));
    expect(lastStage.slice(at('USER')).some((line) => /^(RUN|COPY) /.test(line))).toBe(false);
    expect(lastStage).toContain('VOLUME /data');
    expect(lastStage[at('CMD')]).toMatch(/^CMD \["node",.*"src\/launch\.mjs"\]$/);
    expect(lastStage[at('HEALTHCHECK')]).toContain('CMD ["attune", "health"]');
  });
});

test('whatever starts Attune starts it with the same small young heap', () => {
  const flag = '--max-semi-space-size=4';
  expect(described.scripts.start).toBe(`node ${flag} src/launch.mjs`);
  expect(read('Dockerfile')).toContain(`CMD ["node", "${flag}", "src/launch.mjs"]`);
  expect(read('ops/systemd/attune.service')).toContain(`node ${flag} src/launch.mjs`);
});

test('whatever .env.example has for this machine, the data is where a container or a unit may write', () => {
  for (const name of ['compose.yaml', 'compose.many.yaml']) expect(read(name)).toContain('ATTUNE_DATA_DIR: /data\n');
  const unit = read('ops/systemd/attune.service');
  const folder = /^StateDirectory=(\w+)$/m.exec(unit)?.[1];
  // Not in Environment=, over which the file of the settings has the last word.
  expect(unit).toMatch(new RegExp(`^ExecStart=/usr/bin/env ATTUNE_DATA_DIR=/var/lib/${folder} /`, 'm'));
});

test('what the compose files mount is there, and what they ask for is in .env.example or said in their own head', () => {
  for (const name of ['compose.yaml', 'compose.many.yaml']) {
    const text = read(name);
    const mounted = [...text.matchAll(/- (\.\/[^:]+):/g)].map(([, path = '']) => path);
    expect(mounted.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, variable = '']) => variable);
    const told = `${read('.env.example')}${text.slice(0, text.indexOf('services:'))}`;
    expect(asked.filter((variable) => variable !== 'ATTUNE_IMAGE' && !told.includes(variable))).toEqual([]);
    // Nothing of Attune’s runs with more than it needs.
    for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true', 'mem_limit: 512m']) {
      expect(text).toContain(line);
    }
  }
});
