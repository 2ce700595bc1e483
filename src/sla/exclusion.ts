import type { Interval } from '../calendar/interval.js'
import type { RefusalCode } from './refusal-code.js'
import type { StatedExclusion } from './stated-exclusion.js'

/** A stretch within the judged part of a period of which somebody says that it does not count, and whether it counts against the agreement. */
export interface Exclusion extends Interval, Pick<StatedExclusion, Said> {
  /** By which people call it. */
  readonly window: string
  /** When all of it begins, of which this is a part. */
  readonly begins: Date
  /** Left out of all counts. Excluded stretches never overlap. */
  readonly excluded: boolean
  /** Why it counts; `null`: it does not. */
  readonly refusal: string | null
  /** The same for other languages; default: it does not, or only the text is known. */
  readonly refusalCode?: RefusalCode | null
  /** The window that leaves this time out already; `null`: none does. Such a stretch is not `excluded` once more. */
  readonly partOf: string | null
}

type Said = 'id' | 'kind' | 'announced' | 'recorded' | 'author' | 'reason' | 'evidence'
