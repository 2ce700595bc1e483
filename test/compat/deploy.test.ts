import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import ts from 'typescript'
import { parse } from 'yaml'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const base = `${root}deploy/kubernetes/`

interface Manifest {
  readonly apiVersion: string
  readonly kind: string
}

const { resources } = parse(readFileSync(`${base}kustomization.yaml`, 'utf8')) as { readonly resources: string[] }

/** As a constant of the type that the API of Kubernetes has for it: of unknown keys, and of values of other types, the type checker says where. */
function declaration(file: string): string {
  const { apiVersion, ...rest } = parse(readFileSync(base + file, 'utf8')) as Manifest
  const library = apiVersion.startsWith('monitoring.coreos.com/')
    ? '@kubernetes-models/prometheus-operator'
    : 'kubernetes-models'
  const typed = `import('${library}/${apiVersion}').I${rest.kind}`
  return `export const checked: ${typed} = ${JSON.stringify({ apiVersion, ...rest })}`
}

function mistakesIn(source: string): readonly string[] {
  const name = `${root}test/checked-manifest.ts`
  const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, types: [] }
  const host = ts.createCompilerHost(options)
  const inherited = { read: host.getSourceFile.bind(host), exists: host.fileExists.bind(host) }
  host.getSourceFile = (file, language) =>
    file === name ? ts.createSourceFile(file, source, language) : inherited.read(file, language)
  host.fileExists = (file) => file === name || inherited.exists(file)
  const program = ts.createProgram([name], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

test.each(resources)('%s says nothing that Kubernetes does not know', (file) => {
  expect(mistakesIn(declaration(file))).toEqual([])
})

test('a key that Kubernetes does not know, or a value of another type, would be found', () => {
  const source = declaration('stateful-set.yaml')
  expect(mistakesIn(source.replace('"readOnlyRootFilesystem"', '"readOnlyRootFileSystem"'))).not.toEqual([])
  expect(mistakesIn(source.replace('"replicas":1', '"replicas":"1"'))).not.toEqual([])
})

test('the unit of systemd leaves little exposed', async () => {
  const unit = `${root}deploy/systemd/plimsoll.service`
  // systemd's own judgement, from 0 (nothing) to 10; above 2.0 it is an error here.
  const args = ['security', '--offline=true', '--no-pager', '--threshold=20', unit]
  const { stdout } = await run('systemd-analyze', args)
  expect(stdout).toMatch(/Overall exposure level for plimsoll\.service: 1\.\d OK/)
})
