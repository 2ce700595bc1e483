import type { Remark } from '../feature/remark.js'

/** A remark before it is said whose it is. */
export type Finding = Omit<Remark, 'subject'>
