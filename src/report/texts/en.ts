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
