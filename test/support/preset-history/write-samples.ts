import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { BEGIN, END, SCRAPE, type Estate } from './estate.js'
import { viewOf, type Exporter } from './exporter.js'

/** An estate, and who tells of it. */
export interface Told {
  readonly exporter: Exporter
  readonly estate: Estate
}

/** Writes what each scrape of each exporter finds as OpenMetrics text, with its time. */
export async function writeSamples(all: readonly Told[], file: string): Promise<number> {
  const output = createWriteStream(file)
  let samples = 0
  for (let at = BEGIN + SCRAPE.at; at < END; at += SCRAPE.every) {
    const lines = all.flatMap((told) => scraped(told, at))
    samples += lines.length
    if (!output.write(lines.join(''))) await once(output, 'drain')
  }
  output.end('# EOF\n')
  await finished(output)
  return samples
}

/** The pod is a label of the target. */
function scraped({ exporter, estate }: Told, at: number): readonly string[] {
  const view = viewOf(exporter, estate, at)
  if (view === null) return []
  const pod = `pod="${estate.id}-${at < estate.relabelAt ? 'a' : 'b'}"`
  return exporter.shows(view).map(([series, value]) => `${series.slice(0, -1)},${pod}} ${value} ${at}\n`)
}
