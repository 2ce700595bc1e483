import type { Feature } from '../feature/feature.js'
import type { RootKey } from '../feature/root-key.js'
import { incidentsSchema } from './incident-schema.js'
import type { IncidentPart } from './incident-settings.js'
import { rtoRules, type RtoAlerted } from './rto-alerts.js'
import { rtoSuite } from './rto-rule-tests.js'
import { incidentMetrics } from './view/incident-metrics.js'
import { incidentsDashboard } from './view/incidents-dashboard.js'

const settings = incidentsSchema.prefault({})

const incidentsKey: RootKey<typeof settings, IncidentPart> = {
  schema: settings,
  after: 'targets',
  resolve: (value) => ({
    incidents: {
      openOn: value.open_on,
      reopenWindowSeconds: value.reopen_window,
      stabilityWindowSeconds: value.stability_window,
      autoResolveSeconds: value.auto_resolve,
      updateEverySeconds: value.update_every,
      conferenceUrl: value.conference_url ?? null,
    },
  }),
}

/** Incidents and how long they took. */
export const incidentFeature = {
  name: 'incident',
  rootKeys: { incidents: incidentsKey },
  hasRulesOfPlimsoll: true,
  rules: (service) => ({ groups: [rtoRules(service)], suites: [rtoSuite(service)], remarks: [] }),
  metrics: { title: 'Incidents', definitions: incidentMetrics },
  panels: (_whole, variables) => ({ dashboards: [incidentsDashboard(variables)] }),
} satisfies Feature<RtoAlerted>
