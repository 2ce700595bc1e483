import type { Config } from '../../src/config/config.js'
import type { Flavour } from '../../src/prometheus/source.js'

/** The same configuration as if each source said `flavour: victoriametrics`. */
export function onVictoria(config: Config): Config {
  const flavour: Flavour = 'victoriametrics'
  return {
    ...config,
    prometheus: config.prometheus.map((source) => ({ ...source, flavour })),
    services: config.services.map((service) => {
      return { ...service, slos: service.slos.map((slo) => ({ ...slo, flavour })) }
    }),
  }
}
