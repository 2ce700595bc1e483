import { describe, expect, test } from '@jest/globals'
import { renderManifest } from './manifest.js'
import { planOutput } from './plan-output.js'
import { renderDrift } from './render-drift.js'
import { HEADER } from './render-yaml-file.js'

const digest = (text: string): string => String(text.length)
const file = (path: string, body = 'x') => ({ path, text: `${HEADER}\n${body}\n` })
const manifest = (...files: { path: string; text: string }[]) => {
  return renderManifest({ files: Object.fromEntries(files.map(({ path, text }) => [path, digest(text)])), parts: [] })
}
const diskOf = (...files: { path: string; text: string }[]) => new Map(files.map(({ path, text }) => [path, text]))
const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path)

const [a, b] = [file('rules/a.yaml'), file('rules/tests/a.yaml')]

describe('planOutput', () => {
  test('writes all of it to an empty folder, the manifest last', () => {
    const plan = planOutput({ files: [a, b], services: [], selection: null, digest }, new Map())
    expect(paths(plan.written)).toEqual(['rules/a.yaml', 'rules/tests/a.yaml', 'rules/manifest.json'])
  })

  test('leaves alone what is right, and removes what nothing generates any more', () => {
    const old = file('rules/old.yaml')
    const plan = planOutput({ files: [a], services: [], selection: null, digest }, diskOf(a, old, manifest(a, old)))
    expect([paths(plan.unchanged), paths(plan.written), plan.removed]).toEqual([
      ['rules/a.yaml'],
      ['rules/manifest.json'],
      ['rules/old.yaml'],
    ])
  })

  test('names files of other people that are in the way, and does not remove any', () => {
    const theirs = { path: 'rules/a.yaml', text: 'groups: []\n' }
    const plan = planOutput(
      { files: [a], services: [], selection: null, digest },
      diskOf(theirs, { ...theirs, path: 'rules/mine.yaml' }),
    )
    expect([plan.foreign, plan.removed]).toEqual([['rules/a.yaml'], []])
  })

  test('a file that the manifest lists is ours even when its header was edited away', () => {
    const edited = { ...a, text: 'groups: []\n' }
    expect(
      planOutput({ files: [a], services: [], selection: null, digest }, diskOf(edited, manifest(a))).foreign,
    ).toEqual([])
  })

  test('a selection touches nothing else, in the manifest neither', () => {
    const disk = diskOf(a, { ...b, text: 'stale' }, manifest(a, b))
    const other = file('rules/a.yaml', 'changed')
    const plan = planOutput({ files: [other, b], services: [], selection: [{ only: 'rules' }], digest }, disk)
    expect(paths(plan.written)).toEqual(['rules/a.yaml', 'rules/manifest.json'])
    expect(plan.written[1]?.text).toBe(manifest(other, b).text)
    expect(
      paths(planOutput({ files: [other, b], services: [], selection: [{ service: 'b' }], digest }, disk).written),
    ).toEqual([])
  })

  test('a manifest cannot make us remove files elsewhere', () => {
    const evil = manifest({ path: '../../etc/passwd', text: '' }, { path: 'rules/../x.yaml', text: '' })
    const disk = diskOf(evil, { path: '../../etc/passwd', text: '' }, { path: 'rules/../x.yaml', text: '' })
    expect(planOutput({ files: [], services: [], selection: null, digest }, disk).removed).toEqual([])
  })
})

test('drift is a unified diff', () => {
  const disk = diskOf({ ...a, text: `${HEADER}\ny\n` })
  const drift = renderDrift(planOutput({ files: [a], services: [], selection: null, digest }, disk), disk)
  expect(drift).toContain('--- a/rules/a.yaml\ton disk\n+++ b/rules/a.yaml\tgenerated\n@@ -1,2 +1,2 @@\n')
  expect(drift).toContain('\n-y\n+x\n')
})
