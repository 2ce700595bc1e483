import type { Drill } from '../../src/drill/drill.js'

/** A restore drill with two checks; change what matters. */
export function sampleDrill(changes: Partial<Drill> = {}): Drill {
  return {
    ...{ service: 'checkout', environment: null, name: 'restore-orders', description: null, prometheus: 'default' },
    ...{ serviceLabels: {}, links: {} },
    ...{ type: 'restore', failureClass: 'infrastructure', everySeconds: 30 * 86_400 },
    ...{ rtoSeconds: 1800, deadlineSeconds: 3600, dataset: null, recoveryPoint: null },
    steps: [{ text: 'Restore it', command: null, marks: null }],
    checks: [
      {
        name: 'http',
        probe: { kind: 'http', url: 'http://127.0.0.1:9/', status: 200, bodyContains: null, withinSeconds: 1 },
      },
      { name: 'tcp', probe: { kind: 'tcp', address: '127.0.0.1:9', withinSeconds: 1 } },
    ],
    ...changes,
  }
}
