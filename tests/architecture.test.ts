import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const ROOMS = ['shared', 'electron', 'renderer', 'tests'] as const;

interface Source {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
  /** What it imports: files of the project by path, packages by name. */
  readonly imports: readonly string[];
}

const sources = ROOMS.flatMap(room =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !path.includes('fixtures'))
    .map(path => read(join(room, path))),
);
const byPath = new Map(sources.map(source => [source.path, source]));

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]/gms)]
    .concat([...text.matchAll(/^import\s*['"]([^'"]+)['"]/gm)], [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)])
    .map(match => match[1]!);
  const imports = specifiers.map(name =>
    name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name,
  );
  return { path, text, imports };
}

/** What breaks a rule, one line each: the place, and where the code should go. */
function broken(inside: RegExp, forbidden: RegExp, advice: string): string[] {
  return sources
    .filter(({ path }) => inside.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter(name => forbidden.test(name)).map(name => `${path} imports ${name}: ${advice}`),
    );
}

describe('who may import whom', () => {
  test('shared/ imports only itself and packages that run anywhere', () => {
    const advice = 'pass the clock, ids and file contents in, or move the code to electron/services or renderer/';
    expect(broken(/^shared\//, /^(?:node:|electron(?:\/|$)|react|renderer\/|tests\/)/, advice)).toEqual([]);
  });

  test.each([
    ['kit', /^shared\/(?!kit\/)/],
    ['ruby', /^shared\/(?!kit\/|ruby\/)/],
    ['text', /^shared\/(?!kit\/|ruby\/|text\/)/],
    ['site', /^shared\/(?:schema|library|render|export|contract)\//],
    ['schema', /^shared\/(?:library|render|export|contract)\//],
    ['library', /^shared\/(?:schema|render|export|contract)\//],
    ['render', /^shared\/(?:schema|library|export|contract)\//],
    ['export', /^shared\/contract\//],
  ])('shared/%s imports only rooms below it', (room, above) => {
    const advice = 'move the common part into the lowest room that needs it (kit, ruby, text, site)';
    expect(broken(new RegExp(`^shared/${room}/`), above, advice)).toEqual([]);
  });

  test('only electron/app imports electron', () => {
    const advice = 'take what you need as a parameter; electron/app hands it over';
    expect(broken(/^(?!electron\/app\/|tests\/)/, /^electron(?:\/(?:main|renderer|common))?$/, advice)).toEqual([]);
  });

  test('electron/ and renderer/ never import each other', () => {
    const advice = 'move what both sides need into shared/; talk by a call or an event of shared/contract';
    expect([...broken(/^electron\//, /^renderer\//, advice), ...broken(/^renderer\//, /^electron\//, advice)]).toEqual(
      [],
    );
  });

  test('services are plain Node, and know nothing of app and cli', () => {
    const advice = 'hand it over as a parameter from electron/app or electron/cli';
    expect(broken(/^electron\/services\//, /^(?:electron\/(?:app|cli)\/|react)/, advice)).toEqual([]);
  });

  test('the page imports no Node', () => {
    expect(broken(/^renderer\//, /^node:/, 'ask main by a call of shared/contract')).toEqual([]);
  });

  test('renderer/ui and renderer/state import no feature', () => {
    const feature =
      /^renderer\/(?:editor|form|library|preview|review|history|assets|bulk|checks|export|settings|dialogs|window|app)[/.]/;
    expect(broken(/^renderer\/ui\//, feature, 'give it the part as a property or a child')).toEqual([]);
  });

  test('features of the window meet only in renderer/state', () => {
    const features = [
      'editor',
      'form',
      'library',
      'preview',
      'review',
      'history',
      'assets',
      'bulk',
      'checks',
      'export',
      'settings',
    ];
    const advice = 'let the one say it to renderer/state and the other hear it from there';
    const between = features.flatMap(feature => {
      const others = features.filter(other => other !== feature).join('|');
      return broken(new RegExp(`^renderer/${feature}/`), new RegExp(`^renderer/(?:${others})/`), advice);
    });
    expect(between).toEqual([]);
  });

  test('the render worker imports only shared/, what lies beside it, and the door to the site’s texts', () => {
    const worker = byPath.get('renderer/preview/render.worker.ts');
    const outside = worker
      ? [...reachable(worker)].filter(path => /^renderer\/(?!preview\/|site-texts\.ts$)/.test(path))
      : ['no worker'];
    expect(outside, 'move it into shared/').toEqual([]);
  });
});

describe('one door each', () => {
  test.each([
    ['ipcMain', 'electron/app/ipc.ts', 'add a call to shared/contract and a handler'],
    ['ipcRenderer', 'electron/app/preload.ts', 'use the bridge'],
    ['contextBridge', 'electron/app/preload.ts', 'use the bridge'],
    ['window.galley', 'renderer/bridge.ts', 'import bridge from renderer/bridge.ts'],
  ])('%s is used by %s alone', (name, door, advice) => {
    const users = sources.filter(
      ({ path, text }) =>
        !path.startsWith('tests/') && new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(code(text)),
    );
    expect(
      users.map(({ path }) => path).filter(path => path !== door),
      advice,
    ).toEqual([]);
  });

  test('only electron/services writes files', () => {
    const writing = /\b(?:writeFile|appendFile|rename|unlink|rm|mkdir|copyFile|createWriteStream|truncate)(?:Sync)?\b/;
    const users = sources.filter(
      ({ path, text }) =>
        /^electron\/(?!services\/)/.test(path) &&
        [...text.matchAll(/^import\s*\{([^}]*)\}\s*from\s*['"]node:fs(?:\/promises)?['"]/gm)].some(match =>
          writing.test(match[1]!),
        ),
    );
    expect(users.map(({ path }) => `${path}: let services/disk write it`)).toEqual([]);
  });
});

describe('the shape of files', () => {
  test('no file imports itself by way of others', () => {
    expect(cycles()).toEqual([]);
  });

  test('nothing is exported by default, and there are no barrels', () => {
    const tools = /\.config\.ts$|^tests\/kit\/display\.ts$/;
    const found = sources.filter(({ path, text }) => !tools.test(path) && /^export (?:default\b|\* from)/m.test(text));
    expect(found.map(({ path }) => `${path}: export by name, import from the file that has it`)).toEqual([]);
  });

  test('names of files are kebab-case and say what is in them', () => {
    const bad = sources.filter(({ path }) => {
      const name = basename(path).replace(/\.(?:test|worker|journey|soak|config|bench|d)?\.?tsx?$/, '');
      return !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || /^(?:utils?|helpers?|common|misc|index)$/.test(name);
    });
    expect(bad.map(({ path }) => path)).toEqual([]);
  });

  test('no room is crowded', () => {
    const rooms = sources
      .filter(({ path }) => !/^tests\/|\/rouge\/lexers\//.test(path))
      .map(({ path }) => dirname(path));
    const holds = (room: string): number => rooms.filter(other => other === room).length;
    const crowded = [...new Set(rooms)].filter(room => holds(room) > 34);
    expect(crowded.map(room => `${room} holds ${holds(room)} files: part it by meaning, in one step`)).toEqual([]);
  });

  test('imports of the project name the file with its extension', () => {
    const bare = sources.flatMap(({ path, imports }) =>
      imports
        .filter(name => ROOMS.some(room => name.startsWith(`${room}/`)) && !/\.\w+$/.test(name))
        .map(name => `${path} imports ${name}: add the extension`),
    );
    expect(bare).toEqual([]);
  });
});

/** The text without comments, so that words in them count for nothing. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function reachable(from: Source, seen = new Set<string>()): Set<string> {
  for (const name of from.imports) {
    const next = byPath.get(name);
    if (!next || seen.has(name)) continue;
    seen.add(name);
    reachable(next, seen);
  }
  return seen;
}

/** Each cycle once, as the way round it. Types count, too: a cycle of types is a design without an order. */
function cycles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const name of byPath.get(path)?.imports ?? []) if (byPath.has(name)) visit(name, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
