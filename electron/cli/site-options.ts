import type { RubyHash, RubyValue } from '../../shared/ruby/value.ts';
import { textOption, type Option, type Request } from './command.ts';

/** The options of every command that reads a site: the folder, and `jekyll build`'s own switches. */
export const siteOptions = {
  site: { type: 'string', value: 'DIR', required: true, help: 'the site’s folder, where _config.yml lies' },
  config: { type: 'string', value: 'FILE,…', help: 'configuration files in order, as jekyll build takes them' },
  drafts: { type: 'boolean', help: 'treat drafts as published' },
  future: { type: 'boolean', help: 'publish posts with a future date' },
  unpublished: { type: 'boolean', help: 'publish posts that say published: false' },
} as const satisfies Readonly<Record<string, Option>>;

/** The switches as the configuration keys that Jekyll turns them into. */
export function overridesOf(request: Request): RubyHash {
  const overrides = new Map<RubyValue, RubyValue>();
  if (request.options['drafts'] === true) overrides.set('show_drafts', true);
  if (request.options['future'] === true) overrides.set('future', true);
  if (request.options['unpublished'] === true) overrides.set('unpublished', true);
  return overrides;
}

/** The files that `--config` names, if it was given. */
export function configFilesOf(request: Request): readonly string[] | undefined {
  return textOption(request, 'config')
    ?.split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}
