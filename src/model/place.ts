/** The chat platforms. `web` is the preview on loopback, a platform like the others. */
export const platformNames = ['discord', 'slack', 'web'] as const;

export type PlatformName = (typeof platformNames)[number];

/** A person as a platform knows them. `space` is a Discord guild, a Slack workspace, or the preview. */
export type UserRef = { readonly platform: PlatformName; readonly space: string; readonly user: string };

/**
 * A place to post in. `under` is the id of a message in it: what is posted goes below that message. `apart`: in a thread
 * of its own there, if the platform has those besides replies, and lets us.
 */
export type RoomRef = {
  readonly platform: PlatformName;
  readonly space: string;
  readonly room: string;
  readonly under?: string;
  readonly apart?: true;
};

/** A message that Attune posted. `message` is the platform's own id. In a thread, `room.under` is what the thread began with. */
export type MessageRef = { readonly room: RoomRef; readonly message: string };

export function sameUser(a: UserRef, b: UserRef): boolean {
  return a.platform === b.platform && a.space === b.space && a.user === b.user;
}

/** Whether two references name the same room, wherever in it they point. */
export function sameRoom(a: RoomRef, b: RoomRef): boolean {
  return a.platform === b.platform && a.space === b.space && a.room === b.room;
}
