import { expect, it } from '@jest/globals'
import { sampleAlerting, sampleSlo } from '../../test/support/sample-slo.js'
import { exhaustedAlert, missingAlert, type AlertingSlo } from './alert-rules.js'

it('what a file says of failing requests stands on no alert about a metric that is gone or a budget that is spent', () => {
  const plain: AlertingSlo = { ...sampleSlo(), alerting: sampleAlerting() }
  const named = {
    ...plain.alerting,
    labels: { alert_name: 'HighErrorRate', routing: 'shop' },
    annotations: { summary: 'High error rate', title: 'Errors', wiki: 'https://wiki.example.com/errors' },
  }
  const slo: AlertingSlo = { ...plain, alerting: named }
  for (const alert of [missingAlert, exhaustedAlert]) {
    const [ours, theirs] = [alert(plain), alert(slo)]
    expect(theirs.annotations).toEqual({ ...ours.annotations, wiki: 'https://wiki.example.com/errors' })
    expect(theirs.labels).toEqual({ ...ours.labels, routing: 'shop' })
  }
})
