const DEEDS = {
  entered: (id: string) =>
    `Exclusion #${id} is entered. The next status leaves it out, within 30 seconds; days and bad time follow a little later.`,
  withdrawn: (id: string) =>
    `Exclusion #${id} is withdrawn. The next status counts that time again, within 30 seconds.`,
  acknowledged: () => 'The breach is acknowledged.',
}

/** What was just done, as it stands in the address of the page that shows it. */
export function saidCode(deed: keyof typeof DEEDS, id?: number): string {
  return id === undefined ? deed : `${deed}-${id}`
}

/** The same in words; `null`: nothing was done, or nothing that is known. */
export function saidWords(code: unknown): string | null {
  const [, deed, id = ''] = /^(entered|withdrawn|acknowledged)(?:-(\d{1,9}))?$/.exec(String(code)) ?? []
  return deed === undefined ? null : DEEDS[deed as keyof typeof DEEDS](id)
}
