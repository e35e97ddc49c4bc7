import type { Finding, Fix } from '../../shared/export/finding.ts';
import { rules } from '../../shared/export/rules.ts';

const ids = Object.keys(rules);
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
        results: findings.map(({ code, severity, place, cause, remedy, fix }) => ({
          ruleId: code,
          ruleIndex: ids.indexOf(code),
          level: LEVELS[severity],
          message: { text: `${cause} ${remedy}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(place.path) },
                region: { startLine: place.line, startColumn: place.column },
              },
            },
          ],
          ...(fix && fix.changes.length > 0 ? { fixes: [fixOf(place.path, fix)] } : {}),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A relative address, as URIs are written (RFC 3986). */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function fixOf(path: string, { label, changes }: Fix) {
  const replacements = changes.map(({ from, to, insert }) => ({
    deletedRegion: { charOffset: from, charLength: to - from },
    insertedContent: { text: insert },
  }));
  return {
    description: { text: label },
    artifactChanges: [{ artifactLocation: { uri: uriOf(path) }, replacements }],
  };
}
