import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface ComposeService {
  readonly image?: string
  readonly build?: { readonly context: string; readonly target?: string }
  readonly command?: readonly string[]
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly depends_on?: readonly string[] | Readonly<Record<string, { readonly condition: string }>>
}

/** node_exporter measures the whole machine. */
const MACHINE = '/'

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly volumes: Readonly<Record<string, null>>
}
const services = Object.entries(compose.services)
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')

test('every service has an image of a fixed version, or is built from a stage that exists', () => {
  for (const [name, { image, build }] of services) {
    if (image !== undefined) expect(`${name} ${image}`).toMatch(/^\S+ [\w/-]+:v?\d+\.\d+/)
    else if (build?.target !== undefined) expect(dockerfile).toContain(` AS ${build.target}\n`)
    else expect(build?.context).toBe('.')
  }
})

test('every mounted file or folder is there, every named volume is declared, every file of the image exists', () => {
  for (const [name, { volumes = [] }] of services) {
    const mounts = volumes.map((volume) => volume.split(':')).filter(([source]) => source !== MACHINE)
    for (const [source = '', target = ''] of mounts) {
      expect(target).toMatch(/^\//)
      if (source.startsWith('./'))
        expect({ name, source, exists: existsSync(join(root, source)) }).toMatchObject({ exists: true })
      else expect(Object.keys(compose.volumes)).toContain(source)
    }
  }
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  )
  for (const source of copied)
    expect({ source, exists: existsSync(join(root, source)) }).toMatchObject({ exists: true })
})

test('scripts that containers run exist', () => {
  const scripts = services.flatMap(([, { command = [] }]) => command.filter((part) => part.endsWith('.ts')))
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts)
    expect({ script, exists: existsSync(join(root, script)) }).toMatchObject({ exists: true })
})

test('no port is published twice', () => {
  const published = services.flatMap(([, { ports = [] }]) => ports.map((port) => port.split(':')[0]))
  expect(new Set(published).size).toBe(published.length)
})

test('every address is that of a service, and its host one that Plimsoll answers to', () => {
  const files = [
    'docker-compose.yml',
    'demo/compose/prometheus.yml',
    'demo/compose/grafana/datasources/prometheus.yaml',
  ]
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8').replace(/^#.*$/gm, ''))
  const hosts = texts.flatMap((text) => [...text.matchAll(/(?:\/\/|')([a-z][a-z-]+):\d{4}\b/g)].map(([, host]) => host))
  expect(new Set(hosts)).toEqual(
    new Set(['plimsoll', 'prometheus', 'alertmanager', 'shop', 'node-exporter', 'stand-ins', 'mail']),
  )
  const { server } = parse(readFileSync(join(root, 'config/plimsoll.yaml'), 'utf8')) as { server: { hosts: string[] } }
  expect(server.hosts).toContain('plimsoll')
})

test('whoever is waited for exists', () => {
  for (const [, { depends_on: awaited = [] }] of services) {
    for (const name of Array.isArray(awaited) ? awaited : Object.keys(awaited)) {
      expect(Object.keys(compose.services)).toContain(name)
    }
  }
})

test('Prometheus scrapes what runs beside it', () => {
  const prometheus = readFileSync(join(root, 'demo/compose/prometheus.yml'), 'utf8')
  const { scrape_configs: jobs } = parse(prometheus) as { scrape_configs: { job_name: string }[] }
  expect(jobs.map(({ job_name: name }) => name)).toEqual(['shop', 'plimsoll', 'node'])
})
