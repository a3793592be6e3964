/** One line for the person at the terminal. The log goes to standard error, so this stays readable. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The same beside what is printed, so that that can be piped on. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
