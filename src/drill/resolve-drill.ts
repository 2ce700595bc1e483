import type { ServiceContext } from '../feature/service-key.js'
import type { Drill, DrillCheck, DrillCommand, DrillProbe, DrillStep } from './drill.js'
import type { DrillConfig } from './drill-schema.js'
import { kindsIn } from './probe-schema.js'

/** A drill in terms of the domain. */
export function resolveDrill(
  config: DrillConfig,
  context: Pick<ServiceContext, 'service' | 'environment' | 'source' | 'serviceLabels' | 'links'>,
): Drill {
  const { service, environment, source, serviceLabels } = context
  return {
    ...{ serviceLabels, links: context.links('') },
    ...{ service, environment, name: config.name, type: config.type, failureClass: config.class },
    ...{ description: config.description ?? null, prometheus: source.name },
    everySeconds: config.every ?? null,
    rtoSeconds: config.rto ?? null,
    deadlineSeconds: config.deadline ?? null,
    dataset: config.dataset ?? null,
    steps: config.steps.map(resolveStep),
    checks: named(config.checks),
    recoveryPoint: config.recovery_point === undefined ? null : commandOf(config.recovery_point),
  }
}

function resolveStep(step: DrillConfig['steps'][number]): DrillStep {
  if (typeof step === 'string') return { text: step, command: null, marks: null }
  const { text, run, timeout, marks = null } = step
  return { text, command: run === undefined ? null : commandOf({ run, timeout }), marks }
}

function commandOf({ run, timeout }: { readonly run: readonly string[]; readonly timeout: number }): DrillCommand {
  return { run, timeoutSeconds: timeout }
}

type CheckConfig = DrillConfig['checks'][number]

/** Those without a name are called by their kind, from the second on with a number that no other has. */
function named(checks: readonly CheckConfig[]): readonly DrillCheck[] {
  const taken = new Set(checks.flatMap(({ name }) => name ?? []))
  return checks.map((check) => {
    const probe = probeOf(check)
    const name = check.name ?? freeName(probe.kind, taken)
    taken.add(name)
    return { name, probe }
  })
}

function freeName(kind: string, taken: ReadonlySet<string>): string {
  if (!taken.has(kind)) return kind
  for (let number = 2; ; number++) if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`
}

type Resolvers = { readonly [Kind in DrillProbe['kind']]: (of: NonNullable<CheckConfig[Kind]>) => DrillProbe }

const RESOLVERS: Resolvers = {
  http: ({ url, status, body_contains, within }) => ({
    ...{ kind: 'http', url, status },
    ...{ bodyContains: body_contains ?? null, withinSeconds: within },
  }),
  tcp: ({ address, within }) => ({ kind: 'tcp', address, withinSeconds: within }),
  tls: ({ address, server_name, ca_file, valid_for, within }) => ({
    ...{ kind: 'tls', address, serverName: server_name ?? null, caFile: ca_file ?? null },
    ...{ validForSeconds: valid_for, withinSeconds: within },
  }),
  dns: ({ name, type, answer, server, within }) => ({
    ...{ kind: 'dns', name, type, answer: answer ?? null, server: server ?? null, withinSeconds: within },
  }),
  promql: ({ query, for: forSeconds }) => ({ kind: 'promql', query, forSeconds }),
  command: (command) => ({ kind: 'command', command: commandOf(command) }),
  file: ({ path, max_age, sha256, min_size }) => ({
    ...{ kind: 'file', path, maxAgeSeconds: max_age ?? null },
    ...{ sha256: sha256?.toLowerCase() ?? null, minBytes: min_size },
  }),
}

function probeOf(check: CheckConfig): DrillProbe {
  const [kind] = kindsIn(check)
  if (kind === undefined) throw new Error('a check has no kind, which the schema should have refused')
  // The kind was taken out of this very check.
  return (RESOLVERS[kind] as (of: unknown) => DrillProbe)(check[kind])
}
