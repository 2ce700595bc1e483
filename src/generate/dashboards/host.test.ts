import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { questionsOf, type DashboardJson } from '../../../test/support/dashboard-questions.js'
import { exampleConfig } from '../../../test/support/example-config.js'
import { features } from '../../features.js'
import { packsSchema } from '../../packs/packs-schema.js'
import { dashboards } from './dashboards.js'

const golden = new URL('../../../test/golden/dashboards/host.json', import.meta.url)

function textOf(host?: object): string | undefined {
  const files = dashboards(exampleConfig({ packs: packsSchema.parse({ host }) }), features)
  return files.find(({ path }) => path === 'dashboards/host.json')?.text
}

function read(host: object): DashboardJson {
  return JSON.parse(textOf(host) ?? '') as DashboardJson
}

const panelOf = (document: DashboardJson, title: string) => document.panels.find((panel) => panel.title === title)

it('the dashboard of hosts is that of the golden file, byte by byte', async () => {
  const text = textOf({ job: 'nodes', links: { runbook: 'https://wiki.example.com/$alert' } }) ?? ''
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(golden, text)
  expect(text).toBe(await readFile(golden, 'utf8'))
})

it('without the pack there is none, and no other leads to it', () => {
  const files = dashboards(exampleConfig({}), features)
  expect(files.map(({ path }) => path)).not.toContain('dashboards/host.json')
  for (const { text } of files) expect(text).not.toContain('plimsoll-host')
})

it('it begins with the job of the pack, and with all its hosts', () => {
  const [, job, instance] = read({ job: 'nodes' }).templating.list
  expect(job).toMatchObject({ name: 'job', current: { text: 'nodes', value: 'nodes' }, includeAll: false })
  expect(instance).toMatchObject({ name: 'instance', definition: 'label_values(up{job="$job"}, instance)', allValue: '.*' })
})

it('every query is about the chosen hosts', () => {
  for (const { expr } of questionsOf(read({}))) expect(expr).toMatch(/job="\$job",instance=~"\$instance\|?"/)
})

it.each([
  { title: 'CPU busy', own: { cpu_busy_above: 70 }, limit: 0.7, text: '70%' },
  { title: 'Memory available', own: { memory_available_below: 20 }, limit: 0.2, text: '20%' },
  { title: 'Disk free', own: { disk_free_below: 15 }, limit: 0.15, text: '15%' },
  { title: 'Time until full', own: { disk_full_within: '12h' }, limit: 43_200, text: '12h' },
  { title: 'Packets with errors, and dropped', own: { network_errors_above: 3 }, limit: 0.03, text: '3%' },
  { title: 'Clock: distance from the time server', own: { clock_offset_above: '200ms' }, limit: 0.2, text: '200ms' },
])('$title: the limit is that of the configuration, in the chart and in its description', ({ title, own, limit, text }) => {
  const panel = panelOf(read(own), title)
  const { thresholds } = panel!.fieldConfig!.defaults as { thresholds: { steps: { value: number | null }[] } }
  expect(thresholds.steps.map(({ value }) => value)).toEqual([null, limit])
  expect(panel?.description).toContain(text)
})

it('a description does not promise an alert that is off', () => {
  const { description } = panelOf(read({ severity: { HostCpuBusy: 'off' } }), 'CPU busy') ?? {}
  expect(description).toContain('HostCpuBusy is off')
  expect(description).not.toContain('fires')
})

it('a runbook is linked where the name of the alert tells which', () => {
  const alerts = (runbook: string) => {
    const questions = questionsOf(read({ links: { runbook } }))
    return questions.find(({ name }) => name === 'plimsoll-host / Alerts of the pack firing now / A')?.expr
  }
  expect(alerts('https://wiki.example.com/$alert')).toContain('"https://wiki.example.com/${1}"')
  expect(alerts('https://wiki.example.com/$alert/$instance')).not.toContain('wiki')
})
