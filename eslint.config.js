import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** One import that a room may not make, and what to do instead. */
const never = (group, message) => ({ group, message });

const noElectron = never(
  ['electron', 'electron/*'],
  'Only electron/app imports electron. Take what you need as a parameter, and let electron/app hand it over.',
);
const noNode = never(
  ['node:*'],
  'This room is pure. Take files, the clock and ids as parameters; electron/services reads and writes the world.',
);
/** A site may lie on a disk that hangs, and every key passes the thread that would wait for it there. */
const noWaiting = {
  regex: '^node:fs$',
  importNamePattern: 'Sync$',
  message:
    'Ask the disk by node:fs/promises: a call that waits in place holds up the keys while the disk does not answer.',
};
const noReact = never(
  ['react', 'react-dom', 'react-dom/*'],
  'Components live in renderer/; keep the logic in shared/ free of them.',
);
const noRenderer = never(['**/renderer/**'], 'Move what both sides need into shared/.');
const noMain = never(
  ['**/electron/**'],
  'Ask main by a call of shared/contract; move what both sides need into shared/.',
);
const upwards = (room, above) =>
  never(
    above.flatMap(name => [`**/${name}/*`, `**/${name}/**`]),
    `shared/${room} is below ${above.join(', ')}: move the common part down, or this code up.`,
  );

const imports = (files, patterns, extra = {}) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns, ...extra }] },
});

/** kit ← ruby ← text ← site ← { schema, library, render } ← export ← contract */
const order = ['kit', 'ruby', 'text', 'site', 'schema', 'library', 'render', 'export', 'contract'];
const side = new Set(['schema', 'library', 'render']);
const sharedRooms = order.map((room, index) => {
  const above = order.filter((other, place) => place > index || (side.has(room) && side.has(other) && other !== room));
  const pure = [noElectron, noNode, noReact, noRenderer, noMain];
  return imports([`shared/${room}/**/*.ts`], above.length > 0 ? [...pure, upwards(room, above)] : pure);
});

const FORMS = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a thing is called the same everywhere.',
  },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
];

/** What a site holds may be very many; tests know how many they give. */
const SPREAD = {
  selector:
    'CallExpression[callee.property.name=/^(push|unshift|splice|max|min|fromCharCode|fromCodePoint)$/] > SpreadElement',
  message: 'A hundred thousand arguments exhaust the stack: go through the elements one by one.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'release/',
      'node_modules/',
      'test-results/',
      'resources/',
      'tests/fixtures/',
      'tests/golden/**/sites/',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An index that was just checked, and a match of a group that always takes part, are known to be there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', ...FORMS],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['shared/**', 'electron/**', 'renderer/**'],
    rules: { 'no-restricted-syntax': ['error', ...FORMS, SPREAD] },
  },
  ...sharedRooms,
  imports(['shared/commands.ts'], [noElectron, noNode, noReact, noRenderer, noMain]),
  imports(['electron/services/**/*.ts'], [noElectron, noRenderer, noReact, noWaiting]),
  imports(
    [
      // The program's own files, the start, and threads of their own.
      'electron/services/{journal/journal-file,profile/*,disk/temporary-folder,disk/is-running,disk/own-disk}.ts',
      'electron/services/reading/large-site.ts',
      'electron/services/{reading/read-now,outputs/output-folder}.ts',
    ],
    [noElectron, noRenderer, noReact],
  ),
  imports(['electron/cli/**/*.ts'], [noElectron, noRenderer, noReact]),
  imports(['electron/app/**/*.ts'], [noRenderer, noReact, noWaiting]),
  imports(['electron/app/windows/graphics.ts'], [noRenderer, noReact]),
  imports(['tests/app/*.journey.ts', 'tests/soak/*.ts'], [], {
    paths: [
      {
        name: 'playwright/test',
        importNames: ['test'],
        message: 'tests/kit/app.ts has the `test` that ends what a journey started.',
      },
    ],
  }),
  {
    files: ['electron/app/**/*.ts'],
    ignores: ['electron/app/ipc.ts', 'electron/app/preload.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain'],
              message: 'ipc.ts is the only user of ipcMain: add a call to shared/contract and a handler.',
            },
            {
              name: 'electron',
              importNames: ['ipcRenderer', 'contextBridge'],
              message: 'preload.ts is the only user of ipcRenderer.',
            },
          ],
        },
      ],
    },
  },
  imports(['renderer/**/*.{ts,tsx}'], [noElectron, noNode, noMain]),
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'window',
          property: 'galley',
          message: 'renderer/bridge.ts is the one door: import bridge from there.',
        },
      ],
    },
  },
  { files: ['renderer/bridge.ts'], rules: { 'no-restricted-properties': 'off' } },
  // These tools demand a default export.
  { files: ['**/*.config.ts', 'tests/kit/display.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs', '**/*.js'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
