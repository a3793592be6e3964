/**
 * How firm a piece of content is:
 * `article` stated in the article that Attune rests on; `trial` shown in a randomised study;
 * `study` correlational, a pilot, or one group; `practice` widely used by counsellors, not tested on
 * its own; `idea` ours, a thing to try.
 */
export const evidenceLabels = ['article', 'trial', 'study', 'practice', 'idea'] as const;
