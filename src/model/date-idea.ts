/** What an idea asks for at most: money, time and energy, from the least up; and where it takes place. */
export const dateBudgets = ['free', 'little', 'treat'] as const;
export const dateTimes = ['short', 'evening', 'day'] as const;
export const dateEnergies = ['calm', 'medium', 'lively'] as const;
export const datePlaces = ['home', 'out', 'apart'] as const;

export type DateBudget = (typeof dateBudgets)[number];
export type DateTime = (typeof dateTimes)[number];
export type DateEnergy = (typeof dateEnergies)[number];
export type DatePlace = (typeof datePlaces)[number];
