/** A journal as Chaos Toolkit 1.19 writes it, as far as it is read, and some of what is not; times are UTC and do not say so. */
export function writtenJournal(changes: object = {}) {
  const activity = (type: 'action' | 'probe', name: string) => ({
    ...{ type, name, provider: { type: 'process', path: 'true' } },
  })
  return {
    'chaoslib-version': '1.42.1',
    platform: 'Linux',
    node: 'runner',
    experiment: { title: 'Losing a pod of checkout', description: 'n/a', method: [], rollbacks: [] },
    start: '2026-11-03T12:00:00.250000',
    status: 'completed',
    deviated: false,
    steady_states: {
      before: { steady_state_met: true, probes: [] },
      during: [],
      after: {
        steady_state_met: true,
        probes: [
          {
            activity: activity('probe', 'checkout answers'),
            ...{ output: 200, status: 'succeeded', tolerance_met: true },
            ...{ start: '2026-11-03T12:03:00.000000', end: '2026-11-03T12:03:00.500000', duration: 0.5 },
          },
        ],
      },
    },
    run: [
      {
        activity: activity('probe', 'count pods'),
        ...{ output: 3, status: 'succeeded' },
        ...{ start: '2026-11-03T12:00:10.000000', end: '2026-11-03T12:00:11.000000', duration: 1 },
      },
      {
        activity: activity('action', 'kill a pod'),
        ...{ output: null, status: 'succeeded' },
        ...{ start: '2026-11-03T12:00:30.000000', end: '2026-11-03T12:00:35.000000', duration: 5 },
      },
    ],
    rollbacks: [
      {
        activity: activity('action', 'scale back'),
        ...{ status: 'failed', exception: ['Traceback (most recent call last):\n', 'TimeoutError: no answer\n'] },
        ...{ start: '2026-11-03T12:03:01.000000', end: '2026-11-03T12:03:06.000000', duration: 5 },
      },
    ],
    end: '2026-11-03T12:03:10.500000',
    duration: 190.25,
    ...changes,
  }
}
