import { URGENCY, type Waiting } from '../feature/shown-part.js'

/** Reports that their readers have and nobody has acknowledged, by name, with when each was sent off. */
export function waitingReports(since: ReadonlyMap<string, readonly Date[]>): readonly Waiting[] {
  return [...since].flatMap(([name, sent]) =>
    sent.map((at): Waiting => {
      const badge = { tone: 'warn', text: 'waits' } as const
      const sentence = `Sent on ${at.toISOString().slice(0, 10)}, and nobody has acknowledged it.`
      return {
        part: 'reports',
        name: `report ${name}`,
        href: '/reports?state=unread',
        badge,
        urgency: URGENCY.waiting,
        sentence,
        since: at,
      }
    }),
  )
}
