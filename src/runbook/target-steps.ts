/** What is done about an exporter that is not heard. */
export const SCRAPED =
  'Look at it on the page Targets of Prometheus: the error of the last scrape says whether nobody answers, the name is unknown, or it was refused.'
export const NO_TARGET =
  'See whether the job is still in the configuration of Prometheus under that name, and what its service discovery finds.'
export const BLIND = 'Until then nothing of what it watches would wake anybody: look at it by hand.'
