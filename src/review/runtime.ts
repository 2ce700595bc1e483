import type { Runtime } from '../feature/runtime.js'
import { URGENCY, type Waiting } from '../feature/shown-part.js'
import type { Pages } from '../page/pages-router.js'
import { createReviewReport } from './report/review-report.js'
import { createReviewDesk, type ReviewDeskParts } from './review-desk-store.js'
import { reviewSamples } from './review-metrics.js'
import { reviewBadge } from './review-views.js'
import { reviewPath, type ReviewStanding } from './review.js'
import { createReviewsRouter } from './reviews-router.js'

/** What reviews use while the daemon runs. */
export interface ReviewPorts extends ReviewDeskParts {
  readonly config: ReviewDeskParts['config'] & { readonly timezone: string }
  readonly pages: Pages
}

/** Keeps who has signed reviews off, and says which are due. Nothing runs by itself. */
export function createReview(ports: ReviewPorts): Runtime {
  const desk = createReviewDesk(ports)
  const isAny = ports.config.reviews.length > 0
  return {
    name: 'review',
    routers: [createReviewsRouter({ ...ports, desk })],
    navigation: [{ href: '/reviews', text: 'Reviews', place: 48 }],
    waiting: async () => (isAny ? (await desk.standings()).flatMap(waitingOf) : []),
    readSamples: async () => (isAny ? (await desk.standings()).flatMap(reviewSamples) : []),
    report: createReviewReport({ desk, timezone: ports.config.timezone }),
  }
}

function waitingOf({ review, state, dueAt, last }: ReviewStanding): Waiting[] {
  if (state !== 'overdue') return []
  const sentence = last === null ? 'Nobody has ever signed it off.' : 'It is due again.'
  return [
    {
      ...{ urgency: URGENCY.waiting, part: 'reviews', name: review.name, since: dueAt },
      ...{
        sentence: `${sentence} ${review.owner} sees to it.`,
        href: reviewPath(review.name),
        badge: reviewBadge(state),
      },
    },
  ]
}
