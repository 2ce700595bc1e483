import type { IncidentIdentity } from './incident.js'

/**
 * Whose alert it is, by its labels `service` and `environment`.
 *
 * @param services those that are configured
 * @returns `null`: of no service here, or of another environment than the service is in
 */
export function identifyAlert(
  labels: Readonly<Record<string, string>>,
  services: readonly { readonly name: string; readonly environment: string | null }[],
): IncidentIdentity | null {
  const service = services.find(({ name }) => name === labels['service'])
  if (service === undefined) return null
  const environment = labels['environment'] ?? service.environment
  if (service.environment !== null && environment !== service.environment) return null
  return { service: service.name, environment }
}
