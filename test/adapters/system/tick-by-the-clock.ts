import { startClockwork } from '../../../adapters/system/clockwork.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';

/**
 * A process of its own for a test that bends its clock: writes the minute of every tick (UTC), and ends at the one that
 * is given.
 */
const [last = ''] = process.argv.slice(2);

startClockwork(
  async () => {
    const now = new Date().toISOString().slice(0, 16);
    process.stdout.write(`${now}\n`);
    if (now >= last) process.exit();
  },
  async () => {},
  new MemoryLog(),
);
