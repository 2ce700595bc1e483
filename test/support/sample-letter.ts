import type { IssuedLetter } from '../../src/report/sending/letter.js'

/** What the messages of a report say that says little. */
export function sampleLetter(changes: Partial<IssuedLetter> = {}): IssuedLetter {
  return {
    ...{ number: '2026-000001', revision: 1, report: 'monthly-sla', organisation: 'Example Shop', locale: 'en' },
    ...{ configHash: 'c0ffee', hash: 'a'.repeat(64), period: { label: '2026-10', zone: 'Europe/Berlin' } },
    ...{
      subject: 'Service levels, October 2026: 1 agreement met (Example Shop)',
      title: 'Service levels, October 2026',
    },
    ...{ tone: 'good', headline: '1 agreement met.', html: '<p>met</p>', text: 'met', images: [], attached: [] },
    ...changes,
  }
}
