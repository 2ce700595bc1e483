import { expect, test } from '@jest/globals'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { rawDataPointQuery } from './backup-queries.js'
import { backupRules } from './backup-rules.js'

const dataset = sampleDataset({
  service: 'checkout',
  name: 'orders-db',
  environment: 'production',
  lastSuccess: 'max(backup_time)',
  rpoSeconds: 900,
  expectedDurationSeconds: 120,
})

const L = '{service="checkout",dataset="orders-db",environment="production"}'

test('records completion, data point and exposure, guarded against sentinels and silence', () => {
  expect(backupRules(dataset).rules.map(({ expr }) => expr)).toEqual([
    'max((max((backup_time and last_over_time(backup_time[1m])))) > 0 < time() + 3600)',
    `backup:last_success:timestamp_seconds${L} - 120`,
    `time() - last_over_time(backup:data_point:timestamp_seconds${L}[1d1h])`,
    `backup:exposure:seconds${L} > 900`,
    `backup:exposure:seconds${L} > 630 <= 900`,
    `absent_over_time(backup:last_success:timestamp_seconds${L}[1d1h])`,
    `last_over_time(backup:last_success:timestamp_seconds${L}[1d]) unless backup:last_success:timestamp_seconds${L}`,
  ])
})

test('the raw query is guarded alike and survives a comment', () => {
  expect(rawDataPointQuery(dataset)).toBe(
    'max((max((backup_time and last_over_time(backup_time[1m])))) > 0 < 9e9) - 120',
  )
  const commented = {
    ...dataset,
    lastSuccess: 'backup_time # newest',
    expectedDurationSeconds: 0,
    scrapeIntervalSeconds: 60,
  }
  expect(rawDataPointQuery(commented)).toBe('max(((backup_time and last_over_time(backup_time[2m]))) > 0 < 9e9)')
})
