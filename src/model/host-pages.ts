/** The pages about this Attune that its host has put up, by what they are: their addresses. */
export type HostPages = Readonly<Partial<Record<HostPage, string>>>;

/** In the order in which they are shown. */
export const hostPageNames = ['privacy', 'terms', 'support'] as const;

export type HostPage = (typeof hostPageNames)[number];
