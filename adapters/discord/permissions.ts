import { PermissionFlagsBits } from 'discord.js';
import type { RoomPermission } from '../../src/port/obstacle.ts';

/** A permission that Attune asks for: its name as Discord shows it, and what it is for, to whoever adds it. */
export type Permission = { readonly bit: bigint; readonly name: string; readonly why: string };

/** All that Attune needs in a server, and nothing else. It never asks to read what people write. */
export const leastPermissions = [
  {
    bit: PermissionFlagsBits.ViewChannel,
    key: 'view-channel',
    name: 'View Channel',
    why: 'to be in the channel that the two of you share',
  },
  {
    bit: PermissionFlagsBits.SendMessages,
    key: 'send-messages',
    name: 'Send Messages',
    why: 'to post your questions and what you both answered',
  },
  {
    bit: PermissionFlagsBits.SendMessagesInThreads,
    key: 'send-messages-in-threads',
    name: 'Send Messages in Threads',
    why: 'to do the same where your channel is a thread, and in the threads of what you do together',
  },
  {
    bit: PermissionFlagsBits.ReadMessageHistory,
    key: 'read-message-history',
    name: 'Read Message History',
    why: 'to put a response below the answers that it belongs to; Attune reads none of your messages',
  },
  {
    bit: PermissionFlagsBits.AttachFiles,
    key: 'attach-files',
    name: 'Attach Files',
    why: 'to hand you the export of your data, and pictures of how things went over time',
  },
] as const satisfies readonly (Permission & { readonly key: RoomPermission })[];

/** Asked for only where the host wants plans to become events of the server. */
export const eventPermission: Permission = {
  bit: PermissionFlagsBits.CreateEvents,
  name: 'Create Events',
  why: 'to make an event of the server of a date that you two have planned, when one of you asks for it',
};

/** Everything that is asked for: the least, and what the host wants besides. */
export function wantedPermissions({ events }: { readonly events: boolean }): readonly Permission[] {
  return events ? [...leastPermissions, eventPermission] : leastPermissions;
}

/** All of them, as Discord writes them in an address. */
export const leastPermissionBits: bigint = leastPermissions.reduce((all, { bit }) => all | bit, 0n);

/** The address at which somebody adds Attune to a server, with its commands and the least permissions, or what the host wants besides. */
export function installLink(applicationId: string, wanted = { events: false }): string {
  const address = new URL('https://discord.com/oauth2/authorize');
  address.searchParams.set('client_id', applicationId);
  address.searchParams.set('scope', 'bot applications.commands');
  address.searchParams.set('permissions', String(wantedPermissions(wanted).reduce((all, { bit }) => all | bit, 0n)));
  address.searchParams.set('integration_type', '0');
  return address.href;
}

/** An exception to what roles allow, for a role or for one member. Bits in decimal, as Discord writes them. */
export type Overwrite = { readonly id: string; readonly allow: string; readonly deny: string };

/** A role in a server, and what it allows, as Discord writes it. */
export type Role = { readonly id: string; readonly permissions: string };

/**
 * What a member may do in a channel: the roles together, then the channel's exceptions for everybody, for the roles,
 * and for the member, each on top of the one before.
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function permissionsIn(who: {
  readonly guild: string;
  /** `null` asks for what everybody may do. */
  readonly member: { readonly id: string; readonly roles: readonly string[] } | null;
  readonly roles: readonly Role[];
  readonly overwrites: readonly Overwrite[];
}): bigint {
  const mine = new Set([who.guild, ...(who.member?.roles ?? [])]);
  const base = who.roles.filter(({ id }) => mine.has(id)).reduce((all, role) => all | BigInt(role.permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return everything;
  const layers = [
    who.overwrites.filter(({ id }) => id === who.guild),
    who.overwrites.filter(({ id }) => id !== who.guild && mine.has(id)),
    who.overwrites.filter(({ id }) => id === who.member?.id),
  ];
  return layers.reduce(
    (bits, layer) => (bits & ~unite(layer.map(({ deny }) => deny))) | unite(layer.map(({ allow }) => allow)),
    base,
  );
}

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

function unite(all: readonly string[]): bigint {
  return all.reduce((bits, one) => bits | BigInt(one), 0n);
}
