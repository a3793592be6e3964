import { readFileSync } from 'node:fs';

/**
 * The process that began this one, looked at before anything else is loaded: loading takes a second, in which whoever
 * ended npm may have left Attune behind already.
 */
const parent = process.ppid;

/** What npm runs otherwise, a test or somebody's own script, may begin Attune too, and live or end as it likes. */
const isByNpm = /\blaunch\.mjs\b/.test(process.env['npm_lifecycle_script'] ?? '');

/** So soon that even this line came too late: npm's shell was gone, and the parent is whoever takes in orphans. */
const cameTooLate = isByNpm && !isShellOfNpm(parent);

/** Whether npm began this process and is gone. What npm begins otherwise goes on for ever, with the data folder taken. */
export function wasLeftByNpm(): boolean {
  return isByNpm && (cameTooLate || process.ppid !== parent);
}

/** The shell has the script in its command line, and a shell that did not fork is npm itself. */
function isShellOfNpm(pid: number): boolean {
  try {
    return /launch\.mjs|npm/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    // There is no such folder on macOS, where orphans go to the first process.
    return pid !== 1;
  }
}
