import { createReportComposer, type ComposedReport } from '../src/report/compose-report-files.js'
import { manyAgreements } from '../test/support/many-agreements.js'
import { exampleModel } from '../test/support/report-fixture.js'
import { cpuSecondsSince } from './cpu-time.js'
import type { Findings, Line } from './line.js'

const AGREEMENTS = 100
const KB = 1024

/** What it costs to write a report in all its formats, and how large they are. */
export async function report(): Promise<Findings> {
  const before = process.resourceUsage().maxRSS / KB
  const compose = createReportComposer()
  const example = await measured(() => all(compose(exampleModel())))
  const again = await measured(() => all(compose(exampleModel())))
  const model = manyAgreements(AGREEMENTS)
  const many = await measured(() => all(compose(model)))
  const ten = await all(compose(manyAgreements(10)))
  const memory = process.resourceUsage().maxRSS / KB - before
  const lines: readonly Line[] = [
    cpu('the example, all formats, first in its process', example.seconds, null),
    cpu('the example, all formats, again', again.seconds, null),
    cpu(`${AGREEMENTS} agreements × 31 days, all formats`, many.seconds, 5),
    { what: 'memory, more than before', value: memory, bar: 300, unit: 'MB' },
    size('the example: pictures of its mail', example.made.pictures, 80),
    size(`${AGREEMENTS} agreements: HTML of the mail`, many.made.html, 90_000 / KB),
    size('ten agreements: PDF', ten.pdf, 500),
    size(`${AGREEMENTS} agreements: PDF`, many.made.pdf, null),
    size(`${AGREEMENTS} agreements: page as one file`, many.made.page, null),
    size(`${AGREEMENTS} agreements: CSV`, many.made.csv, null),
    size(`${AGREEMENTS} agreements: JSON`, many.made.json, null),
  ]
  const comparedWith =
    'All formats are the mail (HTML, text, pictures), the page, PDF, CSV and JSON. CPU is that of the process, loading of libraries included where they are first used.'
  return { lines, comparedWith }
}

function cpu(what: string, value: number, bar: number | null): Line {
  return { what, value, bar, unit: 's CPU' }
}

function size(what: string, bytes: number, bar: number | null): Line {
  return { what, value: bytes / KB, bar, unit: 'kB' }
}

/** Bytes of each format. */
interface Sizes {
  readonly html: number
  readonly pictures: number
  readonly page: number
  readonly pdf: number
  readonly csv: number
  readonly json: number
}

async function all(composed: ComposedReport): Promise<Sizes> {
  const bytes = (text: string) => Buffer.byteLength(text)
  return {
    html: bytes(composed.html),
    pictures: composed.images.reduce((sum, { png }) => sum + png.length, 0),
    page: bytes(composed.page),
    pdf: (await composed.pdf()).length,
    csv: bytes(composed.csv),
    json: bytes(composed.json),
  }
}

async function measured<T>(make: () => Promise<T>): Promise<{ readonly made: T; readonly seconds: number }> {
  const before = process.cpuUsage()
  const made = await make()
  return { made, seconds: cpuSecondsSince(before) }
}
