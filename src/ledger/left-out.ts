import type { Logger } from '../shared/logger.js'
import type { LeftOutReason, OnLeftOut } from './track.js'

/** Rows of one grouped objective. More budgets than this nobody looks at: the label was meant to be another one. */
export const MOST_GROUPS = 200

const WORDS: Readonly<Record<LeftOutReason, string>> = {
  no_group_label: 'Series without the labels of group_by are not counted',
  too_many_groups: `An objective has more than ${MOST_GROUPS} groups: further ones are not counted`,
}

/** Writes one line per objective and reason, however often it is told, and passes everything on to be counted. */
export function createLeftOutLog(logger: Logger, count: (labels: Readonly<Record<string, string>>) => void): OnLeftOut {
  const told = new Set<string>()
  return ({ id, service, name, division }, reason) => {
    count({ service, slo: name, reason })
    if (told.has(`${id}/${reason}`)) return
    told.add(`${id}/${reason}`)
    logger.warn({ service, slo: name, groupBy: division.by }, WORDS[reason])
  }
}
