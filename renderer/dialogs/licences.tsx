import { Scale } from 'lucide-react';
import { useEffect, useState } from 'react';
import { anyText, arrayOf, objectOf, type Decoded } from '../../shared/kit/decode.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './licences.css';

const decoder = arrayOf(objectOf({ name: anyText, version: anyText, licence: anyText, text: anyText }));
type Packages = Decoded<typeof decoder>;

/** The packages that this program is made of, as its build found them, each with the text of its licence. */
export function Licences({ onClose }: { readonly onClose: () => void }) {
  const { bridge, start } = useSession();
  const [packages, setPackages] = useState<Packages | 'unreadable' | null>(null);
  useEffect(() => {
    const read = async (): Promise<Packages | 'unreadable'> => {
      const decoded = decoder(await (await fetch('/licences.json')).json());
      return decoded.ok ? decoded.value : 'unreadable';
    };
    read().then(setPackages, () => setPackages('unreadable'));
  }, []);
  return (
    <Dialog
      name="Licences"
      icon={Scale}
      size="large"
      light
      onClose={onClose}
      remark={Array.isArray(packages) ? `${packages.length} packages` : undefined}
      footer={
        <>
          <Button onPress={() => void bridge.call('app.show-chromium-licences', undefined)}>
            Licences of Chromium…
          </Button>
          <Button kind="primary" first onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="licences">
        <p>
          Galley {start.version} is free software under the MIT licence. It is made with these packages, and runs in
          Electron, which brings Chromium and Node.js along.
        </p>
        {packages === 'unreadable' && <p role="alert">The list could not be read. Install Galley again.</p>}
        {Array.isArray(packages) && (
          <ul>
            {packages.map(({ name, version, licence, text }) => (
              <li key={`${name} ${version}`}>
                <details>
                  <summary>
                    <strong>{name}</strong> <span>{version}</span> <span className="licences-kind">{licence}</span>
                  </summary>
                  <pre tabIndex={0}>{text}</pre>
                </details>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
