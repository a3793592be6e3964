/** Resolves with the name of the signal that asks the process to stop. A second one ends it at once. */
export function untilTold(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}

/** Whatever hangs, the process is gone in time; what was cut off runs again after the next start. */
export function endAnyway(): void {
  setTimeout(() => process.exit(1), 4800).unref();
}
