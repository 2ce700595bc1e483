/** One address of a mail, and through which receiver of the configuration it got there. Other kinds have one, its address is the receiver's name. */
export interface Recipient {
  readonly address: string
  readonly receiver: string
}

/** A mail ready for the wire. */
export interface OutgoingMail {
  readonly key: string
  readonly messageId: string
  readonly envelopeFrom: string
  readonly recipients: readonly Recipient[]
  /** Headers and body as RFC 5322 bytes with CRLF. */
  readonly message: Uint8Array
}
