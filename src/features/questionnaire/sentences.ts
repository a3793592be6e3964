import type { CopyKey } from '../../content/copy.ts';
import type { QuestionnaireId } from '../../model/questionnaire/scheme.ts';

/** What each questionnaire says where all of them say something of the kind. */
type Sentences = {
  readonly command: CopyKey;
  /** An invitation that is over: both have brought theirs, or nobody waits any more. */
  readonly met: CopyKey;
  readonly over: CopyKey;
  /** In the place of what both saw. */
  readonly gone: CopyKey;
  readonly togetherTitle: CopyKey;
  readonly togetherPrivate: CopyKey;
  readonly buttonTogether: CopyKey;
};

export const sentences: Readonly<Record<QuestionnaireId, Sentences>> = {
  pulse: {
    command: 'pulse.command',
    met: 'pulse.met',
    over: 'pulse.over',
    gone: 'pulse.over',
    togetherTitle: 'pulse.together-title',
    togetherPrivate: 'pulse.together-private',
    buttonTogether: 'pulse.button-together',
  },
  style: {
    command: 'style.command',
    met: 'style.met',
    over: 'style.over',
    gone: 'style.gone',
    togetherTitle: 'style.together-title',
    togetherPrivate: 'style.together-private',
    buttonTogether: 'style.button-together',
  },
  reconnect: {
    command: 'reconnect.command',
    met: 'reconnect.met',
    over: 'reconnect.over',
    gone: 'reconnect.gone',
    togetherTitle: 'reconnect.together-title',
    togetherPrivate: 'reconnect.together-private',
    buttonTogether: 'reconnect.button-together',
  },
};

/** What those say whose author decides whether the other sees it. */
type Sharing = {
  readonly share: CopyKey;
  readonly shareTheirs: CopyKey;
  readonly waiting: CopyKey;
  readonly both: CopyKey;
  readonly buttonShare: CopyKey;
  readonly takenBack: CopyKey;
};

export const sharingSentences: Readonly<Record<'style' | 'reconnect', Sharing>> = {
  style: {
    share: 'style.own-share',
    shareTheirs: 'style.own-share-theirs',
    waiting: 'style.own-waiting',
    both: 'style.own-both',
    buttonShare: 'style.button-share',
    takenBack: 'style.taken-back',
  },
  reconnect: {
    share: 'reconnect.own-share',
    shareTheirs: 'reconnect.own-share-theirs',
    waiting: 'reconnect.own-waiting',
    both: 'reconnect.own-both',
    buttonShare: 'reconnect.button-share',
    takenBack: 'reconnect.taken-back',
  },
};
