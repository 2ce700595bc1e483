/**
 * Content-Security-Policy of a paper as HTML. It needs nothing else: its styles and pictures are in it. It is nobody's to act: without scripts and
 * forms, and of an origin of its own, so that what somebody has written into a name reaches nothing of this site.
 */
export const PAPER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-popups"
