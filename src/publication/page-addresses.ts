/** Where strangers reach what is published: whole addresses where somebody has said where Plimsoll is reached, else paths. */
export interface PageAddresses {
  readonly page: string
  readonly json: string
  readonly feed: string
  /** Of one disturbance on the page. */
  readonly publication: (uuid: string) => string
}

export function pageAddresses(externalUrl: string | null): PageAddresses {
  const base = (externalUrl ?? '').replace(/\/+$/, '')
  const page = `${base}/status`
  return {
    page,
    json: `${base}/status.json`,
    feed: `${base}/status.atom`,
    publication: (uuid) => `${page}#incident-${uuid}`,
  }
}
