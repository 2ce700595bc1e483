import { samplesOf, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { ReviewStanding } from './review.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const REVIEW_METRICS = {
  due: 'plimsoll_review_due_timestamp_seconds',
  signed: 'plimsoll_review_last_signed_timestamp_seconds',
  changed: 'plimsoll_review_config_changed',
} as const

const labels = ['review', 'owner']

/** When reviews are due, and for what they were signed off. */
export const reviewMetrics: readonly MetricDefinition[] = [
  {
    name: REVIEW_METRICS.due,
    help: 'When a review is due, in Unix seconds; of a training, the earliest of its people. 0: at once, because nobody has ever signed it off.',
    type: 'gauge',
    labels,
  },
  {
    name: REVIEW_METRICS.signed,
    help: 'When a review was last signed off, in Unix seconds; absent where nobody ever has.',
    type: 'gauge',
    labels,
  },
  {
    name: REVIEW_METRICS.changed,
    help: '1 where the configuration is another one than that for which a review was last signed off; absent where nobody ever has.',
    type: 'gauge',
    labels,
  },
]

/** The samples of one review. */
export function reviewSamples({ review, dueAt, last, configChanged }: ReviewStanding): readonly MetricSample[] {
  return samplesOf(
    { review: review.name, owner: review.owner },
    {
      [REVIEW_METRICS.due]: dueAt.getTime() / 1000,
      [REVIEW_METRICS.signed]: last === null ? null : last.at.getTime() / 1000,
      [REVIEW_METRICS.changed]: configChanged === null ? null : Number(configChanged),
    },
  )
}
