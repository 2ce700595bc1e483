import type { Incident, Model, Pod } from './model.js'

const MINUTE_MS = 60_000

/** A month of checkout with everything that makes counting hard; ends at `to`. */
export function hardMonth(to: Date, { days = 30, seed = 7 } = {}): Model {
  const from = new Date(to.getTime() - days * 1440 * MINUTE_MS)
  const day = (count: number, minutes = 0) => new Date(from.getTime() + (count * 1440 + minutes) * MINUTE_MS)
  const incident = (start: Date, minutes: number, share: number): Incident => {
    return { from: start, to: new Date(start.getTime() + minutes * MINUTE_MS), share }
  }
  const third = days / 3
  const pods: Pod[] = [
    // One pod is replaced twice, the other restarts in place, once during an incident.
    { name: 'a-1', region: 'eu', life: { from, to: day(third, 7.3) }, restarts: [day(third / 2, 3.1)] },
    { name: 'a-2', region: 'eu', life: { from: day(third, 7.4), to: day(2 * third, 33.7) }, restarts: [] },
    { name: 'a-3', region: 'eu', life: { from: day(2 * third, 33.8), to }, restarts: [] },
    {
      name: 'b-1',
      region: 'us',
      life: { from, to },
      restarts: [day(days * 0.2, 77.7), day(days * 0.45, 610.2), day(days * 0.8, 20.4)],
    },
  ]
  return {
    seed,
    service: 'checkout',
    interval: { from, to },
    scrapeSeconds: 15,
    phaseSeconds: 3.217,
    jitterSeconds: 0.6,
    eventsPerSecond: 4,
    ordinaryErrors: 0.0004,
    slow: 0.02,
    incidents: [
      incident(day(days * 0.15, 133), 12, 1),
      incident(day(days * 0.45, 603), 40, 0.2),
      incident(day(days * 0.62, 45), 180, 0.05),
      incident(day(days * 0.9, 701), 360, 0.02),
    ],
    pods,
    gaps: [
      { from: day(days * 0.33, 311.4), to: day(days * 0.33, 341.4) },
      { from: day(days * 0.71, 1003.2), to: day(days * 0.71, 1007.2) },
    ],
  }
}
