// Goes through the Dockerfile without a container engine, as root on Debian: each stage is a folder, each RUN runs inside
// it (chroot), each COPY copies. In place of the images that it begins with stand roots of Debian's own packages
// (mmdebstrap), and the Node that the project comes with.
//   node ops/image/by-hand.mjs /tmp/attune-image
//   node ops/image/by-hand.mjs /tmp/attune-image --arch arm64
// What came of it is then in /tmp/attune-image/root, and ops/image/run-by-hand.sh runs it. What is made for another
// processor is emulated throughout; docs/run.md tells what that takes.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, relative } from 'node:path';
import { parseArgs } from 'node:util';

const native = execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim();
const {
  values: { arch },
  positionals: [out = '/tmp/attune-image'],
} = parseArgs({ allowPositionals: true, options: { arch: { type: 'string', default: native } } });
const context = join(import.meta.dirname, '../..');
/** @type {Map<string, string>} */
const stages = new Map();
const args = new Map();
const environment = [];
let [root, folder] = ['', '/'];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const line of instructions(readFileSync(join(context, 'Dockerfile'), 'utf8'))) {
  const [name = '', ...rest] = line.split(/\s+/);
  process.stdout.write(`${line.slice(0, 110)}\n`);
  step(name, rest.join(' '));
}
writeFileSync(join(out, 'environment'), `${environment.join('\n')}\n`);
process.stdout.write(`${execFileSync('du', ['-sm', '--exclude=proc', root], { encoding: 'utf8' })}`);

/** @param {string} text */
function instructions(text) {
  return text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** @param {string} name @param {string} rest */
function step(name, rest) {
  switch (name) {
    case 'ARG':
      args.set(...rest.split('='));
      break;
    case 'FROM':
      begin(...rest.replaceAll(/\$\{(\w+)\}/g, (_, arg) => args.get(arg)).split(' AS '));
      break;
    case 'WORKDIR':
      folder = rest;
      mkdirSync(join(root, folder), { recursive: true });
      break;
    case 'RUN':
      inside(rest);
      break;
    case 'COPY':
      copy(rest.split(' '));
      break;
    case 'ENV':
      environment.push(...rest.split(' '));
      break;
    // What run-by-hand.sh does.
    case 'USER':
    case 'VOLUME':
    case 'STOPSIGNAL':
    case 'HEALTHCHECK':
    case 'CMD':
      break;
    default:
      throw new Error(`no way to do ${name} by hand`);
  }
}

/** @param {string} image @param {string} [as] */
function begin(image, as = 'root') {
  root = join(out, as);
  folder = '/';
  stages.set(as, root);
  const suite = /bookworm|trixie/.exec(image)?.[0] ?? 'bookworm';
  const left = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/info/*', '/usr/share/locale/*'];
  execFileSync(
    'mmdebstrap',
    [
      '--quiet',
      '--variant=minbase',
      `--architectures=${arch}`,
      ...left.map((path) => `--dpkgopt=path-exclude=${path}`),
      ...(image.startsWith('node:') ? ['--include=ca-certificates,libatomic1'] : []),
      suite,
      root,
    ],
    { stdio: 'inherit' },
  );
  const lists = join(root, 'var/lib/apt/lists');
  for (const name of readdirSync(lists)) rmSync(join(lists, name), { recursive: true });
  rmSync(join(root, 'var/cache/apt'), { recursive: true, force: true });
  cpSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'), { dereference: true });
  if (image.startsWith('node:')) giveNode();
}

/** The Node of the project, and the npm that is here, where the official image has both. */
function giveNode() {
  cpSync('/etc/ssl/certs/ca-certificates.crt', join(root, 'etc/ssl/certs/ca-certificates.crt'), { dereference: true });
  cpSync(arch === native ? process.execPath : nodeOfOther(), join(root, 'usr/local/bin/node'), { dereference: true });
  const npm = execFileSync('sh', ['-c', 'readlink -f "$(command -v npm)"'], { encoding: 'utf8' }).trim();
  cpSync(join(npm, '../..'), join(root, 'usr/local/lib/node_modules/npm'), { recursive: true, dereference: true });
  execFileSync('ln', ['-s', '../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm')]);
}

/** The same Node for the other processor, from the registry that the project's own is from. */
function nodeOfOther() {
  const name = `node-linux-${arch}@${args.get('NODE')}`;
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', out, name], { encoding: 'utf8' });
  execFileSync('tar', ['-xzf', join(out, packed.trim()), '-C', out, 'package/bin/node']);
  return join(out, 'package/bin/node');
}

/** @param {string} command */
function inside(command) {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const env = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: '/root',
    npm_config_registry: registry,
    // Where a proxy has a certificate of its own.
    NODE_EXTRA_CA_CERTS: '/etc/ssl/certs/ca-certificates.crt',
  };
  const mounts = ['proc', 'dev', 'sys'].map((name) => `mount --rbind /${name} ${root}/${name}`).join(' && ');
  const here = `${mounts} && exec chroot ${root} /bin/sh -c "$1"`;
  execFileSync('unshare', ['--mount', 'sh', '-c', here, 'sh', `cd ${folder} && ${command}`], { env, stdio: 'inherit' });
}

/** @param {string[]} parts */
function copy(parts) {
  const from = parts[0]?.startsWith('--from=') ? (stages.get(parts.shift()?.slice(7) ?? '') ?? '') : context;
  const to = parts.pop() ?? '';
  const base = to.startsWith('/') ? root : join(root, folder);
  for (const part of parts) {
    const source = join(from, part);
    // The content of a folder goes to the target; a file goes into it, if that ends as a folder does.
    const intoFolder = !statSync(source).isDirectory() && /\/$|^\.$/.test(to);
    const target = intoFolder ? join(base, to, basename(part)) : join(base, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (one) => from !== context || isLetIn(one),
    });
  }
}

/** What .dockerignore lets in. @param {string} path */
function isLetIn(path) {
  const lines = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n');
  const letIn = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const own = relative(context, path);
  return letIn.some((one) => own === one || matchesGlob(own, `${one}/**`));
}
