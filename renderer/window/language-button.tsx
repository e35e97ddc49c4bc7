import { Languages } from 'lucide-react';
import { useRef, useState } from 'react';
import { languageName, matchLanguage } from '../../shared/language/language-tag.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Menu, type MenuItem } from '../ui/menu.tsx';

const SOURCES = { post: 'this post says so', site: 'the site says so', person: 'your setting or system' } as const;

/** Says which language the post is checked in, and changes it: choosing one writes it into the post's front matter. */
export function LanguageButton() {
  const { preferences, language, dialogs } = useSession();
  const { spelling, grammar } = useStore(preferences.store);
  const { written, source, checked, available } = useStore(language.store);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = languageName(checked ?? written);
  const words = !spelling ? 'Spelling off' : checked === null ? `${name}: no dictionary` : name;
  const choose = (tag: string) => {
    const problem = language.choose(tag);
    if (problem) dialogs.show({ kind: 'refused', problem });
  };
  const items: readonly MenuItem[] = [
    {
      kind: 'item',
      label: 'Check spelling',
      checked: spelling,
      several: true,
      onPress: () => preferences.change({ spelling: !spelling }),
    },
    {
      kind: 'item',
      label: 'Check grammar (English)',
      checked: spelling && grammar,
      several: true,
      disabled: !spelling,
      onPress: () => preferences.change({ grammar: !grammar }),
    },
    { kind: 'line' },
    { kind: 'heading', label: `Language of this post: ${SOURCES[source]}` },
    ...available.map((tag): MenuItem => ({
      kind: 'item',
      label: languageName(tag),
      checked: tag === matchLanguage(written, available) || tag === checked,
      onPress: () => choose(tag),
    })),
  ];
  return (
    <>
      <button
        ref={button}
        type="button"
        className="status-item status-button"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-tip={spelling ? `Language: ${SOURCES[source]}` : 'Spelling is not checked'}
      >
        <Languages className="icon" aria-hidden />
        {words}
      </button>
      {open && <Menu label="Language" items={items} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
