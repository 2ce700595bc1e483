import type { Cell, Section } from '../../document/blocks.js'
import type { ReportContent, ReportPart } from '../../feature/report-section.js'
import { written } from '../../shared/answer-fields.js'
import type { ReviewDesk } from '../review-desk-store.js'
import type { ReviewStanding, SignOff } from '../review.js'
import { reviewSpeech, type ReviewSpeech } from './texts/review-texts.js'

export interface ReviewReportParts {
  readonly desk: Pick<ReviewDesk, 'standings' | 'signedIn'>
  /** In which days are written. */
  readonly timezone: string
}

/** What reports say of reviews: how they stand now, and who signed in the period. To the house only. */
export function createReviewReport({ desk, timezone }: ReviewReportParts): ReportPart {
  return {
    key: 'reviews',
    async read({ period, locale }): Promise<ReportContent> {
      const standings = await desk.standings()
      if (standings.length === 0) return { figures: [], sections: [] }
      const signed = await desk.signedIn(period.interval)
      return {
        figures: written(standings.map((one) => figureOf(one, signed))),
        sections: [sectionOf(standings, { signed, say: reviewSpeech(locale), zone: timezone })],
      }
    },
  }
}

function figureOf({ review, state, dueAt, last, configChanged }: ReviewStanding, signed: readonly SignOff[]) {
  return {
    ...{ name: review.name, owner: review.owner, state, dueAt: dueAt.getTime() === 0 ? null : dueAt },
    ...{ lastSignedAt: last?.at ?? null, configChanged, signedInPeriod: countOf(signed, review.name) },
  }
}

function countOf(signed: readonly SignOff[], name: string): number {
  return signed.filter(({ review }) => review === name).length
}

interface Saying {
  readonly signed: readonly SignOff[]
  readonly say: ReviewSpeech
  readonly zone: string
}

function sectionOf(standings: readonly ReviewStanding[], { signed, say, zone }: Saying): Section {
  const { title, note, columns, states, never, atOnce, changed } = say.texts
  const rows = standings.map(({ review, state, dueAt, last, configChanged }): (string | Cell)[] => [
    { text: review.name, below: [review.owner] },
    state === 'overdue' ? { text: states[state], tone: 'bad', strong: true } : { text: states[state] },
    dueAt.getTime() === 0 ? atOnce : say.day(dueAt, zone),
    last === null ? never : { text: say.day(last.at, zone), below: configChanged === true ? [changed] : [] },
    String(countOf(signed, review.name)),
  ])
  return { id: 'reviews', title, note, blocks: [{ kind: 'table', columns, rows }] }
}
