/** How OpenSLO counts: events, slices of time that were good, or the mean of what slices gave. */
export const METHODS = ['Occurrences', 'Timeslices', 'RatioTimeslices'] as const

export type Method = (typeof METHODS)[number]
