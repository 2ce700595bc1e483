import type { Dashboard, Section, SHARED_DASHBOARDS, Variable } from '../dashboard/dashboard.js'

/** Choices that dashboards have in common: whoever goes from one to another keeps what was chosen. */
export interface SharedVariables {
  readonly environment: Variable
  /** Any number of services. */
  readonly services: Variable
}

/** What a feature shows. */
export interface FeaturePanels {
  /** Dashboards of its own, each with a link to and from every other. */
  readonly dashboards?: readonly Dashboard[]
  /** Rows at the end of a dashboard on which features stand side by side. */
  readonly rows?: Readonly<Partial<Record<keyof typeof SHARED_DASHBOARDS, readonly Section[]>>>
}

/**
 * What a feature adds to dashboards.
 *
 * @typeParam Whole what it reads of the configuration
 */
export type PanelsOf<Whole> = (whole: Whole, variables: SharedVariables) => FeaturePanels
