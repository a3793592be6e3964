import { Command } from 'commander';
import { CliError } from '../explain-failure.ts';
import { say } from '../output.ts';
import type { Finding } from './finding.ts';
import type { Channel } from './run-doctor.ts';

/** `attune doctor`: whether all is well, and what to do where it is not. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check the settings, the data and the platforms; say what is wrong and how to mend it')
    .option('--json', 'print JSON')
    .option(
      '--channel <platform:id>',
      'also look at what Attune may do in a channel, such as discord:1234 or slack:C1234',
    )
    .addHelpText(
      'after',
      '\nThe exit status is 0 if nothing keeps Attune from working, else 1. Nothing is made or changed.',
    )
    .action(run);
}

async function run({ json, channel }: { json?: true; channel?: string }): Promise<void> {
  // Loaded here alone: the libraries of both chat platforms come with it.
  const { runDoctor } = await import('./run-doctor.ts');
  const findings = await runDoctor(process.env, channel === undefined ? null : channelFrom(channel));
  const problems = findings.filter(({ status }) => status === 'problem');
  if (problems.length > 0) process.exitCode = 1;
  if (json === true) return say(JSON.stringify({ ok: problems.length === 0, checks: findings }, null, 2));
  for (const finding of findings) say(lines(finding));
  say(summary(problems.length, findings.filter(({ status }) => status === 'warning').length));
}

function channelFrom(text: string): Channel {
  const match = /^(?<platform>discord|slack):(?<id>[A-Za-z0-9]+(\/[A-Za-z0-9]+)?)$/.exec(text);
  const { platform, id } = match?.groups ?? {};
  if ((platform !== 'discord' && platform !== 'slack') || id === undefined) {
    throw new CliError(`"${text}" names no channel. Use discord:1234 or slack:C1234.`);
  }
  return { platform, id };
}

function lines({ check, status, says, remedy }: Finding): string {
  const first = `${status.padEnd(8)} ${check.padEnd(17)} ${says}`;
  return remedy === undefined ? first : `${first}\n${' '.repeat(27)}→ ${remedy}`;
}

function summary(problems: number, warnings: number): string {
  const noted = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
  if (problems === 0) return `All is well.${noted}`;
  return `${problems} ${problems === 1 ? 'problem' : 'problems'}.${noted}`;
}
