// Loaded before Attune into a process of a test: whenever SIGUSR2 comes, something fails that nothing catches.
const failures: (() => void)[] = [
  () => void Promise.reject(new TypeError('my secret')),
  () => {
    throw Object.assign(new Error('my secret'), { code: 'ECONNRESET' });
  },
  () => {
    throw new RangeError('my secret');
  },
];

process.on('SIGUSR2', () => failures.shift()?.());
