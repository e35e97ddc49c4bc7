import type { Finding } from '../../shared/export/finding.ts';
import { rules } from '../../shared/export/rules.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Findings as SARIF 2.1.0 (OASIS), the form that code-review services read; paths are relative to the site. */
export function toSarif(findings: readonly Finding[], version: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'galley',
            version,
            rules: Object.entries(rules).map(([id, { title, severity }]) => ({
              id,
              shortDescription: { text: title },
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        results: findings.map(({ code, severity, place, cause, remedy }) => ({
          ruleId: code,
          level: LEVELS[severity],
          message: { text: `${cause} ${remedy}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: place.path.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: place.line, startColumn: place.column },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
