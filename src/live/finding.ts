import type { Lint } from '../config/lints/lint.js'

/** A remark before it is said whose it is. */
export type Finding = Omit<Lint, 'subject'>
