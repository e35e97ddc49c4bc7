import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// What Electron's own default application does: `electron FOLDER [ARGUMENTS]` runs the application in FOLDER.
const at = process.argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'));
const folder = resolve(process.argv[at] ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
process.defaultApp = true;
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);
