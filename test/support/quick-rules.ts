import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Config } from '../../src/config/config.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'

/**
 * Writes the generated rules, evaluated every second: seconds instead of minutes until the slowest group has its numbers.
 *
 * @returns their paths
 */
export async function writeQuickRules(config: Config, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const rules = generateFiles(config, features).files.filter(({ path }) => /^rules\/[^/]+\.yaml$/.test(path))
  return Promise.all(
    rules.map(async ({ path, text }) => {
      const target = join(folder, basename(path))
      await writeFile(target, text.replace(/interval: \w+/g, 'interval: 1s'))
      return target
    }),
  )
}
