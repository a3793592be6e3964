import type { Client } from './clients.ts';

/** What a person is called; `null` where Slack does not tell it. */
export async function displayName(client: Client, user: string): Promise<string | null> {
  try {
    const { user: found } = await client.users.info({ user });
    const { display_name: display, real_name: real } = found?.profile ?? {};
    return [display, real, found?.real_name, found?.name].find((name) => name !== undefined && name !== '') ?? null;
  } catch {
    return null;
  }
}
