import type { Subject } from '../event/domain-event.js'
import type { ReportPlace } from './report-number.js'
import { subjectIdOf } from './report-answer.js'

/** A revision of a report as the audit log names it: `2026-000042/1`. */
export function reportObject(place: ReportPlace): Subject {
  return { kind: 'report', id: subjectIdOf(place) }
}
