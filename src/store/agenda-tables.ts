/** Tables of `agenda/`. Instants are Unix seconds (UTC). */
export interface AgendaTables {
  agenda_item: AgendaItemTable
  agenda_secret: AgendaSecretTable
}

/** What the calendar of planned work was made of last. */
export interface AgendaItemTable {
  key: string
  uid: string
  /** What its times follow from. */
  basis: string
  begins_at: number
  /** JSON. */
  content: string
  sequence: number
  changed_at: number
  /** 1: it does not take place any more. */
  is_cancelled: number
}

/** Part of the address of the calendar for programs that can show no token: one row. */
interface AgendaSecretTable {
  secret: string
}
