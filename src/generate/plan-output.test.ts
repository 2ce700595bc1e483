import { describe, expect, test } from '@jest/globals'
import { renderManifest } from './manifest.js'
import { planOutput } from './plan-output.js'
import { renderDrift } from './render-drift.js'
import type { Selection } from './selection.js'
import { HEADER } from './render-yaml-file.js'

/** No two texts have the same. */
const digest = (text: string): string => text

interface Written {
  readonly path: string
  readonly text: string
}

const file = (path: string, body = 'x'): Written => ({ path, text: `${HEADER}\n${body}\n` })
const manifest = (...files: Written[]) => {
  return renderManifest({ files: Object.fromEntries(files.map(({ path, text }) => [path, digest(text)])), parts: [] })
}

/** Plans with what stands on disk. */
function planned(files: readonly Written[], onDisk: readonly Written[], selection: Selection = null) {
  const disk = new Map(
    onDisk.map(({ path, text }) => [path, { digest: digest(text), hasOurMark: text.startsWith(HEADER) }]),
  )
  const wanted = files.map(({ path, text }) => ({ path, digest: digest(text) }))
  const listed = onDisk.find(({ path }) => path === 'rules/manifest.json')?.text ?? ''
  return planOutput({ files: wanted, manifest: listed, services: [], selection, digest }, disk)
}

const [a, b] = [file('rules/a.yaml'), file('rules/tests/a.yaml')]

describe('planOutput', () => {
  test('writes all of it to an empty folder, the manifest last', () => {
    expect(planned([a, b], []).written).toEqual(['rules/a.yaml', 'rules/tests/a.yaml', 'rules/manifest.json'])
  })

  test('leaves alone what is right, and removes what nothing generates any more', () => {
    const old = file('rules/old.yaml')
    const plan = planned([a], [a, old, manifest(a, old)])
    expect([plan.unchanged, plan.written, plan.removed]).toEqual([1, ['rules/manifest.json'], ['rules/old.yaml']])
  })

  test('names files of other people that are in the way, and does not remove any', () => {
    const theirs = { path: 'rules/a.yaml', text: 'groups: []\n' }
    const plan = planned([a], [theirs, { ...theirs, path: 'rules/mine.yaml' }])
    expect([plan.foreign, plan.removed]).toEqual([['rules/a.yaml'], []])
  })

  test('a file that the manifest lists is ours even when its header was edited away', () => {
    const edited = { ...a, text: 'groups: []\n' }
    expect(planned([a], [edited, manifest(a)]).foreign).toEqual([])
  })

  test('a selection touches nothing else, in the manifest neither', () => {
    const disk = [a, { ...b, text: 'stale' }, manifest(a, b)]
    const other = file('rules/a.yaml', 'changed')
    const plan = planned([other, b], disk, [{ only: 'rules' }])
    expect(plan.written).toEqual(['rules/a.yaml', 'rules/manifest.json'])
    expect(plan.manifest.text).toBe(manifest(other, b).text)
    expect(planned([other, b], disk, [{ service: 'b' }]).written).toEqual([])
  })

  test('a manifest cannot make us remove files elsewhere', () => {
    const elsewhere = ['../../etc/passwd', 'rules/../x.yaml'].map((path) => ({ path, text: '' }))
    expect(planned([], [manifest(...elsewhere), ...elsewhere]).removed).toEqual([])
  })
})

test('drift is a unified diff', () => {
  const drift = renderDrift(
    { written: [a.path], removed: [] },
    { onDisk: () => `${HEADER}\ny\n`, generated: () => a.text },
  )
  expect(drift).toContain('--- a/rules/a.yaml\ton disk\n+++ b/rules/a.yaml\tgenerated\n@@ -1,2 +1,2 @@\n')
  expect(drift).toContain('\n-y\n+x\n')
})
