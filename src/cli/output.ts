/** One line for the person at the terminal. The log goes to standard error, so this stays readable. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
