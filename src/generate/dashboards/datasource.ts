/** The data source is what the reader chooses at the top of the dashboard. */
export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' }
