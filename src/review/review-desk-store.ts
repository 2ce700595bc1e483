import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import type { Clock } from '../shared/clock.js'
import { written } from '../shared/answer-fields.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Reader } from '../store/database.js'
import { reviewStanding, type Review, type ReviewStanding, type SignOff } from './review.js'

export interface ReviewDeskParts {
  readonly config: { readonly reviews: readonly Review[]; readonly hash: string }
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** Somebody signs a review off. */
export interface SignOrder {
  readonly review: string
  /** `null`: it is no training. */
  readonly person: string | null
  readonly by: string
  readonly note: string | null
  readonly initiator: Initiator
}

export interface ReviewDesk {
  /** Of all that are configured, the first to be due first. */
  readonly standings: () => Promise<readonly ReviewStanding[]>
  /** The newest first. */
  readonly signOffs: (review: string, limit: number) => Promise<readonly SignOff[]>
  /** Those of a time, the oldest first, of whatever reviews. */
  readonly signedIn: (time: { readonly from: Date; readonly to: Date }) => Promise<readonly SignOff[]>
  /** Signs for the configuration that runs. */
  readonly sign: (order: SignOrder) => Promise<SignOff>
}

/** Keeps who has signed reviews off. */
export function createReviewDesk({ config, database, clock, steps }: ReviewDeskParts): ReviewDesk {
  return {
    async standings() {
      const newest = await database.read(newestOf)
      const means = { now: clock(), configHash: config.hash }
      return config.reviews
        .map((review) => reviewStanding(review, newest.get(review.name) ?? new Map<string, SignOff>(), means))
        .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    },
    signOffs: (review, limit) =>
      database.read(async (reader) => {
        const own = reader.selectFrom('review_sign_off').selectAll().where('review', '=', review)
        return (await own.orderBy('number', 'desc').limit(limit).execute()).map(signOffOf)
      }),
    signedIn: ({ from, to }) =>
      database.read(async (reader) => {
        const all = reader.selectFrom('review_sign_off').selectAll().where('signed_at', '>=', from.getTime())
        return (await all.where('signed_at', '<', to.getTime()).orderBy('number').execute()).map(signOffOf)
      }),
    sign: (order) => sign({ config, database, clock, steps }, order),
  }
}

async function sign(parts: ReviewDeskParts, { review, person, by, note, initiator }: SignOrder): Promise<SignOff> {
  const { config, database, clock, steps } = parts
  const signed = await database.write(async (transaction) => {
    const at = clock()
    const hash = config.hash
    const row = { review, person: person ?? '', signed_at: at.getTime(), signed_by: by, config_hash: hash, note }
    const inserted = transaction.insertInto('review_sign_off').values(row).returning('number')
    const { number } = await inserted.executeTakeFirstOrThrow()
    const object = { kind: 'review', id: review }
    const said = written({ number, person, by, note, configHash: hash })
    await recordChange(transaction, { initiator, at, action: 'review.sign', object, new: said })
    steps('review:stored')
    return { number, review, person, at, by, configHash: hash, note }
  })
  steps('review:committed')
  return signed
}

interface Row {
  readonly number: number
  readonly review: string
  readonly person: string
  readonly signed_at: number
  readonly signed_by: string
  readonly config_hash: string
  readonly note: string | null
}

function signOffOf({ number, review, person, signed_at, signed_by, config_hash, note }: Row): SignOff {
  return {
    ...{ number, review, person: person === '' ? null : person, at: new Date(signed_at) },
    ...{ by: signed_by, configHash: config_hash, note },
  }
}

/** The newest of each review and person. */
async function newestOf(reader: Reader): Promise<ReadonlyMap<string, ReadonlyMap<string, SignOff>>> {
  const rows = await reader
    .selectFrom('review_sign_off')
    .selectAll()
    .where('number', 'in', (query) => {
      const all = query.selectFrom('review_sign_off')
      return all.select((of) => of.fn.max('number').as('number')).groupBy(['review', 'person'])
    })
    .orderBy('number')
    .execute()
  const byReview = new Map<string, Map<string, SignOff>>()
  for (const row of rows) {
    const own = byReview.get(row.review) ?? new Map<string, SignOff>()
    byReview.set(row.review, own.set(row.person, signOffOf(row)))
  }
  return byReview
}
