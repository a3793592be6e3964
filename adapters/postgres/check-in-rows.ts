import type { Selectable } from 'kysely';
import type { CheckIn } from '../../src/model/check-in.ts';
import type { CheckInsTable } from './tables.ts';

/** All columns but the messages, as the JSON or the values of an insert or update. */
export function checkInColumns(checkIn: CheckIn) {
  return {
    id: checkIn.id,
    couple_id: checkIn.coupleId,
    origin: checkIn.origin,
    prompt_id: checkIn.promptId,
    mode: checkIn.mode,
    opened_at: checkIn.openedAt,
    closes_at: checkIn.closesAt,
    swaps: checkIn.swaps,
    answered_at_0: checkIn.answeredAt[0],
    answered_at_1: checkIn.answeredAt[1],
    passed_0: checkIn.passed[0],
    passed_1: checkIn.passed[1],
    revealed_at: checkIn.revealedAt,
    reveal: checkIn.reveal,
    nudge_at: checkIn.nudgeAt,
    wish: checkIn.wish === undefined ? null : JSON.stringify(checkIn.wish),
    because: checkIn.because === undefined ? null : JSON.stringify(checkIn.because),
  };
}

export function toCheckIn(row: Selectable<CheckInsTable>): CheckIn {
  return {
    id: row.id,
    coupleId: row.couple_id,
    origin: row.origin,
    promptId: row.prompt_id,
    mode: row.mode,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    swaps: row.swaps,
    answeredAt: [row.answered_at_0, row.answered_at_1],
    passed: [row.passed_0, row.passed_1],
    revealedAt: row.revealed_at,
    reveal: row.reveal,
    nudgeAt: row.nudge_at,
    message: row.message,
    ...(row.wish === null ? {} : { wish: row.wish }),
    ...(row.because === null ? {} : { because: row.because }),
    revealMessage: row.reveal_message,
  };
}
