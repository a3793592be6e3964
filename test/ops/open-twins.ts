import { BothTwins } from '../cli/both-twins.ts';

// Keeps a Discord and a Slack of their own open on this machine, and prints the variables that connect an Attune to them:
//   node test/ops/open-twins.ts > twins.env &
const twins = await BothTwins.open();
for (const [name, value] of Object.entries(twins.env)) process.stdout.write(`${name}=${value}\n`);
// Until it is ended.
setInterval(() => undefined, 60_000);
