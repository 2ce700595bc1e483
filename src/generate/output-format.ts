/** In which form output is written: plain files for the programs themselves, or objects for the Prometheus Operator. */
export const FORMATS = ['files', 'operator'] as const

export type OutputFormat = (typeof FORMATS)[number]

interface Layout {
  /** Where the list of generated files stands, relative to the output folder. */
  readonly manifest: string
  /** Folders that hold generated files. */
  readonly folders: readonly string[]
}

/** The two forms share no file, so that both may be kept in one folder. */
export const LAYOUTS: Readonly<Record<OutputFormat, Layout>> = {
  files: {
    manifest: 'rules/manifest.json',
    folders: ['rules', 'rules/tests', 'dashboards', 'config', 'config/alertmanager'],
  },
  operator: { manifest: 'operator/manifest.json', folders: ['operator', 'operator/rules', 'operator/dashboards'] },
}

/** Where the objects of the operator stand, relative to the output folder. */
export const OPERATOR_PATHS = {
  rules: 'operator/rules',
  dashboards: 'operator/dashboards',
  alertmanager: 'operator/alertmanager.yaml',
  podMonitor: 'operator/pod-monitor.yaml',
} as const
