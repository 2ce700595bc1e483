import type { Badge } from '../page/helpers.js'
import type { Cell } from '../page/rows.js'
import { formatSpan } from '../words/format-span.js'
import type { ReviewAnswer, ReviewDetailsAnswer } from './review-answer.js'
import { reviewPath, type ReviewState } from './review.js'

const BADGES: Readonly<Record<ReviewState, Badge>> = {
  overdue: { tone: 'bad', text: 'overdue' },
  due: { tone: 'warn', text: 'due soon' },
  current: { tone: 'good', text: 'signed off' },
}

export function reviewBadge(state: ReviewState): Badge {
  return BADGES[state]
}

const EXAMPLE = `# config/plimsoll.yaml
reviews:
  - name: disaster-recovery-plan
    every: 90d
    owner: payments
    document: https://wiki.example.com/dr
  - name: incident-commander
    every: 365d
    owner: operations
    people: [Ada, Bob]`

/** What the list of reviews shows. */
export function reviewsView(reviews: readonly ReviewAnswer[]): object {
  return {
    heading: reviews.length === 1 ? '1 review' : `${reviews.length} reviews`,
    list: {
      caption: 'Reviews, the first to be due first',
      columns: [
        { title: 'Review' },
        { title: 'State' },
        { title: 'Due' },
        { title: 'Owner' },
        { title: 'Last signed off' },
      ],
      rows: reviews.map(rowOf),
    },
    empty: {
      title: 'No reviews yet',
      sentence: 'Say what people look at again and again, and in what they are trained:',
      code: EXAMPLE,
    },
  }
}

function rowOf({ name, description, state, dueAt, owner, last, configChanged, people }: ReviewAnswer): readonly Cell[] {
  return [
    { text: name, href: reviewPath(name), note: description ?? '' },
    { badge: BADGES[state] },
    dueCell(dueAt),
    {
      text: owner,
      ...(people.length === 0 ? {} : { note: people.length === 1 ? '1 person' : `${people.length} people` }),
    },
    last === null
      ? { text: 'never' }
      : { at: last.at, note: configChanged === true ? 'the configuration has changed since' : '' },
  ]
}

function dueCell(dueAt: string | null): Cell {
  return dueAt === null ? { text: 'at once' } : { at: dueAt }
}

/** Of a review that is due at once: who has never signed it off, or was never trained. */
function neverText(people: ReviewDetailsAnswer['people']): string {
  const untrained = people.filter(({ last }) => last === null).map(({ person }) => person)
  return untrained.length === 0
    ? 'nobody has ever signed it off'
    : `${untrained.join(', ')} ${untrained.length === 1 ? 'was' : 'were'} never trained`
}

/** What the page of a review shows. */
export function reviewView(review: ReviewDetailsAnswer): object {
  const { name, description, owner, document, everySeconds, state, dueAt, configHash, people, signOffs } = review
  return {
    ...{ name, description, owner, document, configHash, every: formatSpan(everySeconds), badge: BADGES[state] },
    due: dueAt,
    never: neverText(people),
    changed: review.configChanged === true ? (review.last?.configHash.slice(0, 12) ?? '') : '',
    people: {
      caption: 'People',
      columns: [{ title: 'Person' }, { title: 'Last trained' }, { title: 'Due' }],
      rows: people.map(({ person, last, dueAt: due }) => [
        { text: person },
        last === null ? { text: 'never' } : { at: last.at, note: `signed by ${last.by}` },
        dueCell(due),
      ]),
    },
    signOffs: {
      caption: 'Sign-offs, the newest first',
      columns: [{ title: 'When' }, { title: 'By' }, { title: 'Configuration' }, { title: 'Note' }],
      rows: signOffs.map(({ at, by, person, configHash: hash, note }) => [
        { at },
        { text: by, note: person === null ? '' : `for ${person}` },
        { text: hash.slice(0, 12) },
        { text: note ?? '–' },
      ]),
    },
    action: `${reviewPath(name)}/sign`,
    by: { id: 'sign-by', name: 'by', label: 'Your name', required: true },
    note: { id: 'sign-note', name: 'note', label: 'What was found, or what was changed', long: true },
    person: {
      ...{ id: 'sign-person', name: 'person', label: 'Who was trained' },
      options: people.map(({ person }) => ({ value: person, text: person, selected: false })),
    },
  }
}
