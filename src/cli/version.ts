import described from '../../package.json' with { type: 'json' };

/** The version of this Attune. */
export const { version } = described;
