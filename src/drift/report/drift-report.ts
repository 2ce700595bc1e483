import type { Cell, Section } from '../../document/blocks.js'
import type { ReportContent, ReportPart } from '../../feature/report-section.js'
import { written } from '../../shared/answer-fields.js'
import type { DriftDesk } from '../drift-desk-store.js'
import type { DriftStanding } from '../drift.js'
import { driftSpeech, type DriftSpeech } from './texts/drift-texts.js'

export interface DriftReportParts {
  readonly desk: Pick<DriftDesk, 'standings'>
  /** In which instants are written. */
  readonly timezone: string
}

/** What reports say of what runs, as it stands when they are made. To the house only. */
export function createDriftReport({ desk, timezone }: DriftReportParts): ReportPart {
  return {
    key: 'drift',
    async read({ locale }): Promise<ReportContent> {
      const standings = await desk.standings()
      if (standings.length === 0) return { figures: [], sections: [] }
      return {
        figures: written(standings.map(figureOf)),
        sections: [sectionOf(standings, driftSpeech(locale), timezone)],
      }
    },
  }
}

function figureOf({ server, name, state, items, differentSince, answeredAt }: DriftStanding) {
  const differences = state === 'unknown' ? null : items.length
  return { server, name, state, differences, differentSince, checkedAt: answeredAt }
}

function sectionOf(standings: readonly DriftStanding[], say: DriftSpeech, zone: string): Section {
  const { title, note, columns, never } = say.texts
  const rows = standings.map((one): (string | Cell)[] => [
    one.server === 'prometheus' ? `Prometheus ${one.name}` : `Alertmanager ${one.name}`,
    standsSo(one, say, zone),
    one.answeredAt === null ? never : say.instant(one.answeredAt, zone),
  ])
  return { id: 'drift', title, note, blocks: [{ kind: 'table', columns, rows }] }
}

function standsSo({ state, items, differentSince }: DriftStanding, say: DriftSpeech, zone: string): Cell {
  const { yes, unknown, differences } = say.texts
  if (state === 'same') return { text: yes, tone: 'good' }
  if (state === 'unknown' || differentSince === null) return { text: unknown, tone: 'open', strong: true }
  return { text: differences(items.length, say.day(differentSince, zone)), tone: 'bad', strong: true }
}
