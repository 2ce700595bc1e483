import type { Feature } from '../feature/feature.js'
import { reviewMetrics } from './review-metrics.js'
import { reviewRules } from './review-rules.js'
import type { ReviewsPart } from './review.js'
import { reviewChecks, reviewsKey } from './reviews-key.js'

/** What people look at again and again, and in what they are trained. */
export const reviewFeature = {
  name: 'review',
  rootKeys: { reviews: reviewsKey },
  checks: reviewChecks,
  globalRules: reviewRules,
  metrics: { title: 'Reviews', definitions: reviewMetrics },
} satisfies Feature<unknown, ReviewsPart>
