import { describe, expect, test } from '@jest/globals'
import { exampleConfig } from '../../../test/support/example-config.js'
import { sampleDataset } from '../../../test/support/sample-dataset.js'
import type { Config } from '../config.js'
import { remarksOn } from './remarks.js'

const RULES = ['uneven-step', 'either-day', 'clock-change']

function remarks(change: Partial<Config>) {
  const all = remarksOn({ ...exampleConfig({}), ...change }, new Date('2026-11-23T12:00:00Z'))
  return all.filter(({ rule }) => RULES.includes(rule))
}

function maintained(schedule: string, timezone = 'UTC'): Pick<Config, 'maintenance'> {
  const time = { kind: 'recurring', schedule, durationSeconds: 3600 } as const
  return {
    maintenance: [{ name: 'patching', time, timezone, services: ['checkout'], announced: null, reason: null }],
  }
}

describe('schedules that are seldom meant so', () => {
  test.each([
    ['*/7 * * * *', 'the step of */7 in "*/7 * * * *" begins anew with each hour'],
    ['0-59/7 * * * *', 'the step of 0-59/7'],
    ['0 */5 * * *', 'begins anew with each day'],
    ['0 0 */2 * *', 'begins anew with each month'],
    ['0 0 1 */5 *', 'begins anew with each year'],
    ['0 0 * * */2', 'begins anew with each week'],
  ])('%s has a step that does not divide its field', (schedule, message) => {
    expect(remarks(maintained(schedule))).toEqual([
      expect.objectContaining({
        rule: 'uneven-step',
        subject: 'maintenance patching',
        message: expect.stringContaining(message),
      }),
    ])
  })

  test.each(['*/15 * * * *', '0 */6 * * *', '0 0 1 */3 *', '5-50/7 * * * *', '*/60 * * * *', '*/1 * * * *'])(
    '%s draws no remark',
    (schedule) => {
      expect(remarks(maintained(schedule))).toEqual([])
    },
  )

  test('a day of the month beside a day of the week is either of the two', () => {
    const [remark, ...more] = remarks(maintained('0 2 1-7 * sun'))
    expect(more).toEqual([])
    expect(remark).toMatchObject({
      rule: 'either-day',
      message: '"0 2 1-7 * sun" runs on days 1-7 of the month and also on every sun: cron takes either of the two',
    })
    for (const plain of ['0 2 1-7 * *', '0 2 * * sun', '0 2 ? * sun#1']) expect(remarks(maintained(plain))).toEqual([])
  })

  test('reports and backups are looked at too', () => {
    const dataset = sampleDataset({ schedule: { cron: '*/7 * * * *', timezone: 'UTC' } })
    const { services } = exampleConfig({})
    const withBackup = { services: services.map((one) => ({ ...one, datasets: [dataset] })) }
    expect(remarks(withBackup).map(({ subject }) => subject)).toEqual([`${dataset.service}/${dataset.name}`])
    const report = {
      name: 'monthly',
      schedule: '0 8 1 * mon',
      timezone: 'UTC',
      period: 'month',
      coverage: 'all',
      audience: 'internal',
      locale: 'en',
      to: [],
      formats: ['html'],
      paper: 'a4',
    } as const
    expect(remarks({ reports: [report] }).map(({ subject }) => subject)).toEqual(['report monthly'])
  })

  test('maintenance in a skipped hour is noted where Alertmanager mutes it', () => {
    const window = maintained('30 2 * * sun', 'Europe/Berlin')
    expect(remarks({ ...window, alertmanager: null })).toEqual([])
    const alertmanager = { receivers: {} } as unknown as Config['alertmanager']
    expect(remarks({ ...window, alertmanager })).toEqual([
      expect.objectContaining({
        rule: 'clock-change',
        isNote: true,
        message: expect.stringContaining('as on 2026-03-29'),
      }),
    ])
    expect(remarks({ ...maintained('30 3 * * sun', 'Europe/Berlin'), alertmanager })).toEqual([])
  })
})
