import type { SiteSettings } from '../site/config/site-settings.ts';
import type { FactsContext, ReviewSettings } from './facts.ts';

/** What reading a post's facts asks of a site, by its configuration and the words of its review. */
export function factsContext({ config, context }: SiteSettings, review: ReviewSettings): FactsContext {
  return {
    zone: context.zone,
    now: context.time,
    future: config.get('future') === true,
    review,
    defaults: (path, kind) => context.defaults.all(path, kind === 'page' ? 'pages' : 'posts'),
  };
}
