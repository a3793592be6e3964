import { CliError } from './explain-failure.ts';

/** What the preview is made with is left out of an installation that only connects: throws a `CliError` there. */
export async function loadPreview(load = () => import('./start-preview.ts')) {
  return load().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CliError(
      'No token is set, and this installation has no preview to open instead. Set DISCORD_TOKEN, or the tokens of Slack ' +
        '(.env.example explains each). For the preview, install Attune with "npm ci", without --omit=dev.',
    );
  });
}
