import type { RemarkKind } from '../feature/remark.js'
import type { RunbooksPart } from './runbook.js'

const TESTED_DAYS = 180
const DAY_MS = 86_400_000

const untested: RemarkKind<RunbooksPart> = {
  rule: 'untested-runbook',
  meaning: `nobody has done what a written runbook says for ${TESTED_DAYS} days, or nobody says so`,
  mend: 'do it, and write the day under `tested`',
  find: ({ runbooks }, now) =>
    runbooks.flatMap(({ alert, services, tested }) => {
      const days = tested === null ? null : Math.floor((now.getTime() - tested.getTime()) / DAY_MS)
      if (days !== null && days <= TESTED_DAYS) return []
      return [
        {
          subject: [...(services ?? []), alert].join('/'),
          message:
            days === null
              ? 'nobody says when this runbook was last tested'
              : `this runbook was last tested ${days} days ago`,
          hint: 'do what it says where nothing can break, and write the day under `tested`',
        },
      ]
    }),
}

export const runbookRemarks: readonly RemarkKind<RunbooksPart>[] = [untested]
