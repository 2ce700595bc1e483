import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Model, Truth } from './model.js'
import { simulate } from './simulate.js'

/** Writes the history of a model as an OpenMetrics file, ready for `promtool tsdb create-blocks-from openmetrics`, and returns its truth. */
export async function writeHistory(model: Model, file: string, more: Iterable<string> = []): Promise<Truth> {
  const output = createWriteStream(file)
  const put = async (text: string) => {
    if (!output.write(text)) await once(output, 'drain')
  }
  const history = simulate(model)
  let portion = history.next()
  while (portion.done !== true) {
    await put(portion.value)
    portion = history.next()
  }
  for (const text of more) await put(text)
  output.end('# EOF\n')
  await finished(output)
  return portion.value
}
