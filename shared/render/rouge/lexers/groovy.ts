import { re, wordSet } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, onMemory, pop, rule, upTo } from '../rules.ts';
import type { MemoryScan } from '../rules.ts';

const KEYWORDS = wordSet(`
  assert break case catch continue default do else finally for if goto instanceof new return switch this throw try
  while in as`);
const DECLARATIONS = wordSet(`
  abstract const enum extends final implements native private protected public static strictfp super synchronized
  throws transient volatile`);
const TYPES = wordSet(`
  def boolean byte char double float int long short void`);
const CONSTANTS = wordSet(`
  true false null`);

const GRADLE_KEYWORDS = wordSet(`
  allprojects artifacts buildscript configuration dependencies repositories sourceSets subprojects publishing`);

const GRADLE_TYPES = wordSet(`
  Project Task Gradle Settings Script JavaToolChain SourceSet SourceSetOutput IncrementalTaskInputs Configuration
  ResolutionStrategy ArtifactResolutionQuery ComponentSelection ComponentSelectionRules ConventionProperty
  ExtensionAware ExtraPropertiesExtension PublishingExtension IvyPublication IvyArtifact IvyArtifactSet
  IvyModuleDescriptorSpec MavenPublication MavenArtifact MavenArtifactSet MavenPom PluginDependenciesSpec
  PluginDependencySpec ResourceHandler TextResourceFactory`);

/** What may stand before a method's name; bounded, so that hostile text takes no quadratic time. */
const MODIFIERS = String.raw`\s{0,200}(?:\w[\w.\[\]]{0,200}\s{1,200}){1,30}?`;

/** Quoted text on one line, but for line ends behind a backslash. */
function quotedOnLine(delimiter: string): string {
  const inner = String.raw`(?:[^\\${delimiter}\n]|\\[^])*`;
  return `${delimiter}(?:${inner}${delimiter}|${inner}\\\\${delimiter})`;
}

/** Whether the words of Gradle are known. */
interface Memory {
  readonly gradle: boolean;
}

function word(scan: MemoryScan<Memory>, [text]: RegExpExecArray): void {
  const { gradle } = scan.memory;
  if (KEYWORDS.has(text) || (gradle && GRADLE_KEYWORDS.has(text))) scan.token('k', text);
  else if (DECLARATIONS.has(text)) scan.token('kd', text);
  else if (TYPES.has(text) || (gradle && GRADLE_TYPES.has(text))) scan.token('kt', text);
  else scan.token(CONSTANTS.has(text) ? 'kc' : 'n', text);
}

const make = defineLexer<Memory, [gradle: boolean]>({
  memory: gradle => ({ gradle }),
  states: () => ({
    root: [
      onMemory(re`^(${MODIFIERS})(\w+)(\s{0,200})(\()`, (scan, match) => {
        const before = make(scan.memory.gradle);
        before.reset();
        scan.delegate(before, match[1] ?? '');
        scan.token('nf', match[2]);
        scan.token('', match[3]);
        scan.token('o', match[4]);
      }),
      rule(/[\t\v\f\r ]+/u, ''),
      rule(/\/\/.*?$/u, 'c1'),
      upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'cm')),
      rule(/@\w[\w.]*/u, 'nd'),
      rule(/(?:class|interface|trait)\b/u, 'kd', 'class'),
      rule(/package\b/u, 'kn', 'import'),
      rule(/import\b/u, 'kn', 'import'),
      upTo('"""', '"""', rule(/""".*?"""/su, 's2')),
      upTo("'''", "'''", rule(/'''.*?'''/su, 's1')),
      rule(re`${quotedOnLine('"')}`, 's2'),
      rule(re`${quotedOnLine("'")}`, 's1'),
      upTo('$/', '/$', rule(/\$\/(?:[^$/]|\$.|\/(?!\$))*\/\$/su, 's')),
      rule(re`${quotedOnLine('/')}`, 's'),
      rule(/'\\.'|'[^\\]'|'\\u[0-9a-f]{4}'/u, 'sc'),
      groups(/(\.)([a-zA-Z_][a-zA-Z0-9_]*)/u, ['o', 'na']),
      rule(/[a-zA-Z_][a-zA-Z0-9_]*:/u, 'nl'),
      onMemory(/[a-zA-Z_$][a-zA-Z0-9_]*/u, word),
      rule(/[~^*!%&[\](){}<>|+=:;,./?-]/u, 'o'),
      rule(/\d+\.\d+(?:[eE]\d+)?[fd]?/u, 'mf'),
      rule(/0x[0-9a-f]+/u, 'mh'),
      rule(/[0-9]+L?/u, 'mi'),
      rule(/\n/u, ''),
    ],
    class: [rule(/\s+/u, ''), rule(/\w+/u, 'nc', pop)],
    import: [rule(/\s+/u, ''), rule(/[\w.]+\*?/u, 'nn', pop)],
  }),
});

/** Groovy as Rouge's `groovy` takes it apart. */
export const groovy = () => make(false);

/** Build scripts as Rouge's `gradle` takes them apart. */
export const gradle = () => make(true);
