import { type Insertable, type Kysely, type RawBuilder, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Couple, CoupleId, Partner, Side } from '../../src/model/couple.ts';
import type { CouplesTable, PartnersTable, Tables } from './tables.ts';

/** For `where('id', '=', anyOf(ids))`: one parameter, however many ids. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${[...ids]}::text[])`;
}

type PartnerRow = Selectable<PartnersTable>;

export type CoupleRow = Selectable<CouplesTable> & { both: readonly PartnerRow[] };

type CoupleQuery = SelectQueryBuilder<Tables & { c: CouplesTable }, 'c', CoupleRow>;

/** Couples with their partners, one row each. */
export function readCouples(db: Kysely<Tables>): CoupleQuery {
  return db
    .selectFrom('couples as c')
    .selectAll('c')
    .select(
      sql<readonly PartnerRow[]>`(select json_agg(p order by p.side) from partners p where p.couple_id = c.id)`.as(
        'both',
      ),
    );
}

export function toCouple(row: CoupleRow): Couple {
  return {
    id: row.id,
    room: {
      platform: row.platform,
      space: row.space,
      room: row.room,
      ...(row.room_under === null ? {} : { under: row.room_under }),
    },
    partners: [toPartner(row, 0), toPartner(row, 1)],
    createdAt: row.created_at,
    reveal: row.reveal,
    answers: row.answers,
    quietHours: { from: row.quiet_from, to: row.quiet_to },
    pause: row.pause_why === null ? null : { why: row.pause_why, until: row.pause_until },
    ending: row.ended_at === null || row.erase_at === null ? null : { at: row.ended_at, eraseAt: row.erase_at },
  };
}

export function coupleColumns(couple: Couple): Insertable<CouplesTable> & { id: CoupleId } {
  return {
    id: couple.id,
    platform: couple.room.platform,
    space: couple.room.space,
    room: couple.room.room,
    room_under: couple.room.under ?? null,
    created_at: couple.createdAt,
    reveal: couple.reveal,
    answers: couple.answers,
    quiet_from: couple.quietHours.from,
    quiet_to: couple.quietHours.to,
    pause_why: couple.pause?.why ?? null,
    pause_until: couple.pause?.until ?? null,
    ended_at: couple.ending?.at ?? null,
    erase_at: couple.ending?.eraseAt ?? null,
  };
}

export function partnerColumns(coupleId: CoupleId, partner: Partner): Insertable<PartnersTable> {
  return {
    couple_id: coupleId,
    side: partner.side,
    platform: partner.user.platform,
    space: partner.user.space,
    user_id: partner.user.user,
    locale: partner.locale,
    zone: partner.zone,
    nudges: partner.nudges,
    hears: partner.hears,
    depth_limit: partner.depthLimit,
    themes_never: JSON.stringify(partner.themesNever),
    packs: JSON.stringify(partner.packs),
    left_at: partner.leftAt,
  };
}

function toPartner(row: CoupleRow, side: Side): Partner {
  const found = row.both.find((one) => one.side === side);
  if (found === undefined) throw new Error(`couple ${row.id} has no partner on side ${side}`);
  return {
    side,
    user: { platform: found.platform, space: found.space, user: found.user_id },
    locale: found.locale,
    zone: found.zone,
    nudges: found.nudges,
    hears: found.hears,
    depthLimit: found.depth_limit,
    themesNever: found.themes_never,
    packs: found.packs,
    leftAt: found.left_at,
  };
}
