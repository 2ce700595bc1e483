import type { PrometheusSource } from '../../prometheus/source.js'
import type { RootFile } from '../schema/root-schema.js'
import type { ServiceFile } from '../schema/service-schema.js'

/** What every part of one service needs to know. */
export interface ServiceContext {
  readonly root: RootFile
  readonly file: ServiceFile
  readonly environment: string | null
  readonly source: PrometheusSource
  readonly serviceLabels: Readonly<Record<string, string>>
}
