import type { ColumnType, Generated } from 'kysely';
import type { Because } from '../../src/model/because.ts';
import type { CheckIn, PassKind, Wish } from '../../src/model/check-in.ts';
import type { AnswerMode, Hears, Pause, Reveal, Side } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { InvitationState } from '../../src/model/invitation.ts';
import type { Pack } from '../../src/model/pack.ts';
import type { MessageRef, PlatformName } from '../../src/model/place.ts';
import type { QuestionnaireId } from '../../src/model/questionnaire/scheme.ts';
import type { Depth, Theme } from '../../src/model/theme.ts';
import type { Way } from '../../src/model/way.ts';

import type { TablesElsewhere } from './tables-elsewhere.ts';

/** Every table of Attune, by name. Instants are milliseconds; `sealed` columns are JWE. The queue has a schema of its own. */
export type Tables = TablesElsewhere & {
  couples: CouplesTable;
  partners: PartnersTable;
  couple_keys: { couple_id: string; host_key: string; wrapped: string };
  invitations: InvitationsTable;
  check_ins: CheckInsTable;
  prompts_asked: { couple_id: string; prompt_id: string; asked_at: Instant };
  prompts_never: { couple_id: string; side: Side; prompt_id: string };
  answers: { check_in_id: string; side: Side; sealed: string };
  responses: ResponsesTable;
  appreciations: AppreciationsTable;
  rounds: RoundsTable;
  meetings: MeetingsTable;
  tips_shown: { couple_id: string; tip_id: string; shown_at: Instant };
  tips_hidden: { couple_id: string; tip_id: string };
  tips_saved: { couple_id: string; side: Side; tip_id: string; saved_at: Instant };
  drafts: DraftsTable;
  events: { id: string; at: Instant };
  posts: PostsTable;
  parked_jobs: { couple_id: string; job: string; at: Instant };
  preview_entries: { key: string; sealed: string };
  preview_keys: { single: Generated<boolean>; host_key: string; wrapped: string };
  installations: InstallationsTable;
  held_cards: HeldCardsTable;
  key_checks: { host_key: string; wrapped: string; sealed: string };
};
/** JSON columns are written as text and read as values. */
type Json<T> = ColumnType<T, string, string>;

type MessageColumn = ColumnType<MessageRef | null, string | null, string | null>;

/**
 * `awake` is worked out by the database: neither ended nor paused. `look_back_at` is when their month is looked at next,
 * for an offer.
 */
export type CouplesTable = {
  id: string;
  platform: PlatformName;
  space: string;
  room: string;
  room_under: string | null;
  created_at: Instant;
  reveal: Reveal;
  answers: AnswerMode;
  quiet_from: string;
  quiet_to: string;
  pause_why: Pause['why'] | null;
  pause_until: Instant | null;
  ended_at: Instant | null;
  erase_at: Instant | null;
  awake: ColumnType<boolean, never, never>;
  look_back_at: Generated<Instant>;
};

export type PartnersTable = {
  couple_id: string;
  side: Side;
  platform: PlatformName;
  space: string;
  user_id: string;
  locale: string;
  zone: string;
  nudges: boolean;
  hears: Hears;
  depth_limit: Depth;
  themes_never: Json<readonly Theme[]>;
  packs: Json<readonly Pack[]>;
  left_at: Instant | null;
};

export type InvitationsTable = {
  id: string;
  platform: PlatformName;
  space: string;
  room: string;
  room_under: string | null;
  from_platform: PlatformName;
  from_space: string;
  from_user: string;
  to_platform: PlatformName;
  to_space: string;
  to_user: string;
  from_locale: string;
  from_zone: string | null;
  created_at: Instant;
  expires_at: Instant;
  state: InvitationState;
  couple_id: string | null;
  message: MessageColumn;
};

/**
 * `closing` until the card was looked at a last time after `closes_at`; `message` is the question's card, and
 * `reveal_message` the one with both answers.
 */
export type CheckInsTable = {
  id: string;
  couple_id: string;
  origin: CheckIn['origin'];
  prompt_id: string;
  mode: CheckIn['mode'];
  opened_at: Instant;
  closes_at: Instant;
  swaps: number;
  answered_at_0: Instant | null;
  answered_at_1: Instant | null;
  passed_0: PassKind | null;
  passed_1: PassKind | null;
  revealed_at: Instant | null;
  reveal: Reveal | null;
  nudge_at: Instant | null;
  message: MessageColumn;
  /** Null where nobody wished for anything. */
  wish: ColumnType<Wish | null, string | null, string | null>;
  closing: Generated<boolean>;
  reveal_message: MessageColumn;
  /** Null where it came from the deck. */
  because: ColumnType<Because | null, string | null, string | null>;
};

export type ResponsesTable = {
  id: string;
  check_in_id: string;
  side: Side;
  way: Way;
  sealed: string;
  at: Instant;
  message: MessageColumn;
  answers_to: string | null;
};

/** `sealed` is null once it was taken back. */
export type AppreciationsTable = {
  id: string;
  couple_id: string;
  side: Side;
  at: Instant;
  sealed: string | null;
  message: MessageColumn;
};

/** One partner's going through a questionnaire. */
export type RoundsTable = {
  id: string;
  couple_id: string;
  side: Side;
  questionnaire: QuestionnaireId;
  begun_at: Instant;
  finished_at: Instant | null;
  sealed: string;
};

/** Where two rounds meet; a round that its author had forgotten leaves an empty place. */
export type MeetingsTable = {
  id: string;
  couple_id: string;
  questionnaire: QuestionnaireId;
  opened_at: Instant;
  opened_by: Side | null;
  round_0: string | null;
  round_1: string | null;
  met_at: Instant | null;
  closed_at: Instant | null;
  reveal: Reveal;
  message: MessageColumn;
  met_message: MessageColumn;
};

export type DraftsTable = {
  id: string;
  couple_id: string;
  platform: PlatformName;
  space: string;
  user_id: string;
  at: Instant;
  sealed: string;
};

export type InstallationsTable = {
  space: string;
  installed_at: Instant;
  host_key: string;
  wrapped: string;
  sealed: string;
};

/** `is_left`: the same person was shown another one about the same since. */
export type HeldCardsTable = {
  id: string;
  about: string;
  look: string;
  platform: PlatformName;
  space: string;
  user_id: string;
  card: string;
  couple_id: string | null;
  at: Instant;
  until: Instant;
  is_left: boolean;
  host_key: string;
  wrapped: string;
  sealed: string;
};

/** `held_until`: so long nobody else posts it, on the database's clock. */
export type PostsTable = {
  key: string;
  state: 'attempting' | 'posted';
  since: Instant;
  message: MessageColumn;
  held_until: ColumnType<Date | null, Date, null>;
};
