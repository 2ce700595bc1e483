import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { GENERATED_GROUPS, isGeneratedGroup } from './group-names.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Groups of all rule files that are kept as examples of what is generated. */
function generatedGroups(): readonly string[] {
  const files = ['rules', 'test/golden/rules'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(^|\/)(expected\/)?(rules\/)?[\w-]+\.yaml$/.test(name) && !/tests\/|config\//.test(name))
      .map((name) => `${root}${folder}/${name}`),
  )
  const documents = files.map(
    (file) => parse(readFileSync(file, 'utf8')) as { readonly groups?: readonly { readonly name: string }[] },
  )
  return [...new Set(documents.flatMap(({ groups = [] }) => groups.map(({ name }) => name)))]
}

test('every group that is generated is known by its name, and PlimsollRulesFailing hears of it', () => {
  const groups = generatedGroups()
  const kinds = new Set(groups.map((name) => name.split(':')[0]))
  expect([...kinds].sort()).toEqual([
    ...['_inventory', '_plimsoll', '_post_incident', '_reviews'],
    ...['backup', 'control', 'drill', 'incident', 'pack', 'sla', 'slo'],
  ])
  expect(groups.filter((name) => !isGeneratedGroup(name))).toEqual([])
  // Of the emergency pack there is no example.
  expect(isGeneratedGroup('_emergency_pack')).toBe(true)
  // As Prometheus anchors it.
  const heard = new RegExp(`^(?:${GENERATED_GROUPS})$`)
  expect(groups.filter((name) => !heard.test(`/etc/prometheus/rules/x.yaml;${name}`))).toEqual([])
})

test('groups of other people are not ours', () => {
  for (const name of ['node.rules', 'inventory', 'slo', 'slo:', 'backups:a', 'incidents', '_plimsoll2', 'my_pack:host'])
    expect([name, isGeneratedGroup(name)]).toEqual([name, false])
})
