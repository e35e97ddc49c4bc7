import { ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import { fieldOf } from '../../../shared/schema/field.ts';
import { SCHEMA_FILE } from '../../../shared/schema/schema-file.ts';
import { sitePath } from '../../../shared/site/site-file.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffLines } from '../../ui/diff-lines.tsx';
import { FieldList } from './field-list.tsx';
import { FieldSheet } from './field-sheet.tsx';
import { SchemaDraft } from './schema-draft.ts';
import './fields.css';

/** Dialog "Fields of this site": what the posts show of each front-matter key, and what the site itself says in `.galley.yml`. */
export function FieldsDialog({ onClose }: { readonly onClose: () => void }) {
  const { bridge, workspace } = useSession();
  const site = workspace.site?.id;
  const [draft, setDraft] = useState<SchemaDraft | null>(null);
  useEffect(() => {
    if (site === undefined) return;
    const read = new SchemaDraft(bridge, site);
    void read.read().then(() => setDraft(read));
  }, [bridge, site]);
  return draft && <Correcting draft={draft} onClose={onClose} />;
}

function Correcting({ draft, onClose }: { readonly draft: SchemaDraft; readonly onClose: () => void }) {
  const { catalogue, workspace } = useSession();
  const { inferred, dataFiles, count } = useStore(catalogue.knowledge);
  const { text, disk, file, problem } = useStore(draft.store);
  const schema = draft.corrected(inferred);
  const [key, setKey] = useState(schema.fields[0]?.key ?? 'title');
  const field = fieldOf(schema, key) ?? schema.fields[0];
  const save = async () => {
    const written = await draft.save();
    if (!written) return;
    const size = new TextEncoder().encode(written.text).length;
    workspace.announce({ changed: [{ path: sitePath(SCHEMA_FILE), size, ...written }], removed: [] }, null);
    onClose();
  };
  const wrong = problem ?? file.problems[0];
  return (
    <Dialog
      name="Fields of this site"
      icon={ListChecks}
      remark={`· as ${count.toLocaleString('en')} posts show them`}
      size="large"
      onClose={onClose}
      footer={
        <>
          <span className="fields-note">Kept in {SCHEMA_FILE}, which belongs to the site</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" disabled={disk === null || text === disk} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="fields">
        <FieldList
          schema={schema}
          file={file}
          shown={field?.key ?? ''}
          onShow={setKey}
          onOrder={keys => draft.order(keys)}
        />
        <div className="fields-side">
          {wrong && (
            <p className="fields-wrong" role="alert">
              {wrong.place.path}:{wrong.place.line} {wrong.cause} {wrong.remedy}
            </p>
          )}
          {field && (
            <FieldSheet
              key={field.key}
              field={field}
              inferred={fieldOf(inferred, field.key)}
              correction={file.fields.get(field.key)}
              keys={schema.fields.map(one => one.key)}
              dataFiles={dataFiles}
              draft={draft}
            />
          )}
          {disk !== null && text !== disk && (
            <section className="fields-diff" aria-label="What changes in the file">
              <DiffLines before={disk} after={text} around={1} />
            </section>
          )}
        </div>
      </div>
    </Dialog>
  );
}
