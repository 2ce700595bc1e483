/**
 * Told the name of each step of a durable piece of work right after it is done, e.g. `ingest:queried`, `delivery:accepted`. Production
 * logs it at debug level; the fault tests kill the process there. Names are listed in `docs/how-it-measures.md`.
 */
export type Steps = (name: string) => void

export const ignoreSteps: Steps = () => undefined
