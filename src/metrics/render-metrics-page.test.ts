import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { renderMetricsPage } from './render-metrics-page.js'

it('docs/metrics.md is what the definitions say (npm run docs:generate writes it)', () => {
  const file = new URL('../../docs/metrics.md', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(renderMetricsPage())
})
