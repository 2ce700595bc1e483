/**
 * What the time of a backup means: it was completed then, so that its data is older; it began then; or whatever is copied all the time had come up
 * to then.
 */
export const SEMANTICS = ['completion', 'start', 'continuous'] as const

export type Semantics = (typeof SEMANTICS)[number]
