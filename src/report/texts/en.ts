/** A key figure as texts. */
export interface KeyFigureParts {
  readonly name: string
  readonly value: string
  readonly count: string
  /** `null`: none. */
  readonly target: string | null
  /** `null`: nothing is judged. */
  readonly verdict: string | null
  readonly before: string
  /** `null`: there is nothing to compare. */
  readonly change: string | null
}

/** What the frame of a report says, in English; dates, lengths and numbers come as texts. */
export const english = {
  title: (period: string) => `Service levels, ${period}`,
  subject: (title: string, { headline, organisation }: { headline: string; organisation: string }) =>
    `${title}: ${headline} (${organisation})`,
  corrected: (subject: string) => `Corrected: ${subject}`,
  nothing: 'Nothing was judged',
  soFar: (instant: string) => `A preview: the figures reach to ${instant} and will still change.`,
  acknowledge: {
    ask: (instant: string) => `Please acknowledge this report by ${instant}.`,
    button: 'Acknowledge',
  },
  notice: {
    report: 'Report',
    corrected: 'Corrected report',
    number: 'Number',
    place: (number: string, revision: number) => `${number}, revision ${revision}`,
    read: 'Read the report',
  },
  correction: {
    of: (revision: number, { instant, reasons }: { instant: string; reasons: string }) =>
      `This corrects revision ${revision} of ${instant}: ${reasons}.`,
    figures: (changed: string) => `Other than before: ${changed}.`,
    figure: (name: string, { is, was }: { is: string; was: string }) => `${name} ${is}, before ${was}`,
    unknown: 'unknown',
    configuration: 'The configuration has changed since then, too.',
    lateData: (span: string, hours: string) => `${span} of data came after it was issued: ${hours}`,
    added: (name: string, time: string) => `${name} (${time}) was entered after it was issued`,
    withdrawn: (name: string, time: string) => `${name} (${time}) was withdrawn after it was issued`,
    again: 'it was made again',
    by: (person: string) => `, by ${person}`,
    why: (reason: string) => `: ${reason}`,
    andMore: (count: number) => `and ${count} more`,
  },
  keyFigures: {
    title: 'Key figures',
    note: 'Against the targets of the house, and the time before.',
    legend: 'The bars are the months; the dashed line is the target.',
    told: 'Mean times of the incidents of these services, and how they were before.',
    columns: {
      figure: 'Figure',
      value: 'Now',
      target: 'Target',
      before: 'Before',
      trend: 'Twelve months',
    },
    names: {
      rpo: { abbreviation: 'RPO', meaning: 'the most data that was without a backup' },
      rto: { abbreviation: 'RTO', meaning: 'the longest time to recover' },
      mttd: { abbreviation: 'MTTD', meaning: 'mean time to detect' },
      mtta: { abbreviation: 'MTTA', meaning: 'mean time to acknowledge' },
      mttr: { abbreviation: 'MTTR', meaning: 'mean time to recover' },
    },
    andMore: (names: string, count: number) => `${names} and ${count} more`,
    /** Of how many a figure is, and how many stand beside because nobody knows. */
    count: (count: number, unknown: number) => `n ${count}${unknown === 0 ? '' : `, ${unknown} unknown`}`,
    noIncident: 'no incident',
    noData: 'no data',
    unknown: 'unknown',
    noTarget: 'none',
    verdicts: { met: 'met', missed: 'missed', undetermined: 'undetermined' },
    changes: { better: 'better now', worse: 'worse now', same: 'the same' },
    line: ({ name, value, count, target, verdict, before, change }: KeyFigureParts) => {
      const held = target === null ? [] : [`target ${target}`]
      const now = [`${value} (${count})`, ...held, ...(verdict === null ? [] : [verdict])].join(', ')
      return `${name}: ${now}; before ${[before, ...(change === null ? [] : [change])].join(', ')}`
    },
    trend: (first: string, last: string, values: string) => `${first} to ${last}: ${values}`,
  },
  method: 'How this was measured',
  made: (
    report: string,
    { period, zone, revision, made }: { period: string; zone: string; revision: number; made: string },
  ) => `Report ${report}, ${period} in ${zone}, revision ${revision}, made on ${made}.`,
  program: (version: string, configuration: string) => `Plimsoll ${version}, configuration ${configuration}.`,
  more: (count: number, file: string) => `${count} more: see the attached ${file}.`,
  foot: (number: string, revision: number) => `Number ${number}, revision ${revision}`,
  draftFoot: (report: string, revision: number) => `${report}, revision ${revision}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  evidence: (number: string, revision: number) =>
    `Number ${number}, revision ${revision}. \`plimsoll report verify FILE\` says whether a copy is unchanged.`,
}

/** What the frame of a report says: what one language has, the others must have. */
export type ReportTexts = typeof english
