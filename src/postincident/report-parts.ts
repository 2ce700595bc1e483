/** What people write of an incident, in the order in which it is read. */
export const REPORT_PARTS = {
  summary: { title: 'Summary', asks: 'What happened, and what those noticed who use the service, in a few sentences.' },
  causes: {
    title: 'Causes',
    asks: 'What brought it about, and what let it go on. Causes are of systems, not of people.',
  },
  went_well: { title: 'What went well', asks: 'What kept it short or small.' },
  went_badly: {
    title: 'What went badly',
    asks: 'What made it longer or larger, and where it was luck that it was not worse.',
  },
  lessons: { title: 'Lessons', asks: 'What is known now that was not known before.' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly asks: string }>>

export type ReportPartName = keyof typeof REPORT_PARTS

export const REPORT_PART_NAMES = Object.keys(REPORT_PARTS) as readonly ReportPartName[]

/** What was written so far; what is missing is not written yet. */
export type WrittenParts = Readonly<Partial<Record<ReportPartName, string>>>

/** What people have made of the report of an incident. */
export interface PostIncidentRecord {
  readonly parts: WrittenParts
  readonly writtenAt: Date
  readonly writtenBy: string
  /** `null`: it is a draft. */
  readonly filed: { readonly at: Date; readonly by: string; readonly evidence: unknown } | null
}

/** Parts without which a report says nothing that its evidence does not say. */
const NEEDED: readonly ReportPartName[] = ['summary', 'causes', 'lessons']

/** Those that must be written before it can be filed. */
export function missingParts(parts: WrittenParts): readonly ReportPartName[] {
  return NEEDED.filter((name) => (parts[name] ?? '') === '')
}
