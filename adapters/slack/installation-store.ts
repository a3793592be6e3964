import type { Installation, InstallationStore as SdkStore } from '@slack/bolt';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { InstallationStore } from '../../src/port/stores/installation-store.ts';

/**
 * Installations for the SDK, on our store: one per workspace, sealed there. Tokens of the person who installed are
 * not asked for, and not kept if they come. Organisation-wide installations are refused.
 */
export function openInstallations(
  store: InstallationStore,
  now: () => Instant,
  /** Called for a workspace that was added, perhaps again. */
  added: (space: string) => void = () => undefined,
): SdkStore {
  return {
    storeInstallation: async (installation) => {
      const space = installation.team?.id;
      if (installation.isEnterpriseInstall === true || space === undefined) {
        throw new PlatformError(
          'rejected',
          'Attune is installed in one workspace at a time, not in a whole organisation',
          { code: 'whole_organisation' },
        );
      }
      const { user, incomingWebhook: _, ...rest } = installation;
      // A renewed token comes with what was stored, a new installation does not.
      const installedAt = rest.metadata === undefined ? now() : Number(rest.metadata);
      const kept = { ...rest, metadata: String(installedAt), user: { id: user.id } };
      await store.save({ space, installedAt, value: JSON.stringify(kept) });
      if (rest.metadata === undefined) added(space);
    },
    fetchInstallation: async (query) => {
      const record = query.teamId === undefined ? null : await store.find(query.teamId);
      if (record === null) throw notInstalled();
      // The SDK's type differs by the kind of installation; what was stored is of the kind that was asked for.
      return JSON.parse(record.value) as Installation<'v2', never>;
    },
    deleteInstallation: async (query) => {
      if (query.teamId !== undefined) await store.remove(query.teamId, now());
    },
  };
}

/** Attune was removed from the workspace, or never was in it. */
export function notInstalled(): PlatformError {
  return new PlatformError('forbidden', 'Attune is not installed in this workspace', { code: 'not_installed' });
}
