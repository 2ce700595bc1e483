import type { Finding } from './ci-step.js'

/** What was found as SARIF 2.1.0, which GitHub and others show at the lines it is about. */
export function sarifOf(findings: readonly Finding[], version: string): object {
  const rules = [...new Set(findings.map(({ rule }) => rule))].map((id) => ({ id }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plimsoll', version, rules } },
        results: findings.map(({ level, rule, message, hint, file, line, column }) => ({
          ruleId: rule,
          level,
          message: { text: hint === null ? message : `${message}: ${hint}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: file.split('\\').join('/') },
                ...(line === 0
                  ? {}
                  : { region: { startLine: line, ...(column === 0 ? {} : { startColumn: column }) } }),
              },
            },
          ],
        })),
      },
    ],
  }
}
