/** Reads the present instant. Passed as an argument everywhere, so that tests and replays choose the time. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
