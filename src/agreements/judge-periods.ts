import type { Dataset } from '../backup/dataset.js'
import type { Period } from '../calendar/period.js'
import { type AgreementDetails, readDetails } from '../sla/agreement-details.js'
import type { Agreement } from '../sla/agreement.js'
import type { Remembered } from '../sla/contract-memory.js'
import { type ContractMemory, type ContractSources, questionId } from '../sla/read-contracts.js'
import { SETTLE_SECONDS, watermarkOf, watermarksOf, withWholes } from '../slo/counts.js'

/** Where periods are judged from. */
export interface JudgeSources extends Omit<ContractSources, 'objectives' | 'now' | 'datasets' | 'withTrouble'> {
  readonly datasets: readonly Dataset[]
  readonly clock: () => Date
}

export interface PeriodQuestion {
  readonly agreement: Agreement
  readonly period: Period
}

export interface JudgedDetails extends AgreementDetails {
  /** Nothing changes in it any more but by late data and exclusions. */
  readonly isSettled: boolean
}

export interface PeriodJudge {
  judge(question: PeriodQuestion): Promise<JudgedDetails>
  /** The past has come to be known better. */
  forget(): void
}

/** Judges a period with all its minutes. What earlier periods came to, which some contracts count, is remembered. */
export function createPeriodJudge({ clock, ...sources }: JudgeSources): PeriodJudge {
  const earlier = new Map<string, Remembered>()
  return {
    async judge(question) {
      const { agreement, period } = question
      const objectives = await sources.counts.objectives(withWholes(agreement.members))
      const memory = remindedOf(earlier, questionId(agreement))
      const [details] = await readDetails([question], { ...sources, objectives, now: clock() }, memory)
      if (details === undefined) throw new Error('a question was not answered')
      keepEarlier(earlier, memory)
      const settlesAt = new Date(period.interval.to.getTime() + SETTLE_SECONDS * 1000)
      const watermarks = watermarksOf(objectives)
      const hasCome = agreement.members.every((key) => (watermarkOf(watermarks, key) ?? new Date(0)) >= settlesAt)
      return { ...details, isSettled: details.result.final && hasCome }
    },
    forget: () => {
      earlier.clear()
    },
  }
}

/** Minutes are read anew each time, so that it is found where the bad time lies: only what came before is remembered. */
function remindedOf(earlier: ReadonlyMap<string, Remembered>, id: string): ContractMemory {
  const known = earlier.get(id)
  return new Map(known === undefined ? [] : [[id, { ...known, key: '' }]])
}

function keepEarlier(earlier: Map<string, Remembered>, memory: ContractMemory): void {
  for (const [id, one] of memory) {
    if (one.earlier.length > 0) earlier.set(id, { ...one, total: null, chunks: [], knownHoles: [], answer: null })
  }
}
