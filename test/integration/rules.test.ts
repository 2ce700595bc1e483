import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { sampleOf } from '../support/breadth.js'
import { promtool, yamlIn } from '../support/promtool.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

const golden = join(root, 'test/golden/rules')
const sets = ['rules', ...(await readdir(golden)).map((name) => `test/golden/rules/${name}/expected/rules`)]

const everySet = sets.flatMap((folder) => (['2.42', '3.5'] as const).map((version) => [folder, version] as const))

/** All sets but those whose rules are like others of them, over other periods; of the old promtool one. */
const isInSample = (folder: string, version: string) =>
  version === '3.5' ? !/calendar-periods|long-period|runbooks/.test(folder) : /grouped/.test(folder)

describe('with promtool', () => {
  test.each(sampleOf(everySet, ([folder, version]) => isInSample(folder, version)))(
    'the rules in %s have no lint finding and pass their tests, by version %s',
    async (folder, version) => {
      const lint = await promtool(version, ['check', 'rules', '--lint-fatal', ...(await yamlIn(join(root, folder)))])
      expect(lint).toMatchObject({ ok: true })
      const files = await yamlIn(join(root, folder, 'tests'))
      // The rules on Plimsoll itself are the same everywhere, but where reports are to be acknowledged, and there all others are.
      const own = files
        .filter(
          (file) => folder === 'rules' || folder.includes('asked-reports') === basename(file).startsWith('_plimsoll'),
        )
        // promtool 2.42 cannot read native histograms in a test.
        .filter((file) => version !== '2.42' || !basename(file).includes('.native'))
      expect(own.length + Number(/no-sample|native/.test(folder))).toBeGreaterThan(0)
      const tests = own.length === 0 ? { ok: true, output: '' } : await promtool(version, ['test', 'rules', ...own])
      expect(tests).toMatchObject({ ok: true })
    },
  )
})
