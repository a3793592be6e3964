import type { ColumnType } from 'kysely';
import type { Side } from '../../src/model/couple.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { OwnFormat } from '../../src/model/own-prompt.ts';
import type { MessageRef } from '../../src/model/place.ts';
import type { Depth, Theme } from '../../src/model/theme.ts';

/** The tables of a couple's own questions. */
export type OwnPromptTables = {
  own_prompts: {
    id: string;
    couple_id: string;
    side: Side;
    added_at: Instant;
    version: number;
    surprise: boolean;
    withdrawn_at: Instant | null;
    message: ColumnType<MessageRef | null, string | null, string | null>;
  };
  own_prompt_versions: {
    own_id: string;
    version: number;
    at: Instant;
    format: OwnFormat;
    theme: Theme;
    depth: Depth;
    sealed: string;
  };
};
