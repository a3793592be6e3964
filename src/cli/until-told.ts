/** What ends a run: `asked` resolves with the reason to stop, and `hurry` makes sure that stopping does not take for ever. */
export type Stop = { readonly asked: Promise<string>; readonly hurry: () => void };

/** Stops at SIGTERM and SIGINT, in less than five seconds. A second signal ends the process at once. */
export function untilTold(): Stop {
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
  return { asked, hurry: endAnyway };
}

/** Whatever hangs, the process is gone in time; what was cut off runs again after the next start. */
function endAnyway(): void {
  setTimeout(() => process.exit(1), 4800).unref();
}
