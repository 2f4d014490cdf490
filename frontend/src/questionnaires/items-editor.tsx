import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { TextField } from '@/ui/text-field';
import { moved, replaced, without } from './edit';
import { LocalizedFields } from './localized-fields';

interface Item {
  name: string;
  label: { el: string; en?: string | null };
  exclusive?: boolean | undefined;
}

interface Props {
  title: string;
  items: readonly Item[];
  nameLabel: string;
  /** Whether an item may stand alone. */
  exclusive?: boolean | undefined;
  onNew: (taken: readonly string[]) => Item;
  onChange: (items: Item[]) => void;
}

/** Options, steps or rows: each with its label in both languages, in an order that buttons change. */
export function ItemsEditor({ title, items, nameLabel, exclusive, onNew, onChange }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  return (
    <fieldset className="editor-group">
      <legend>{title}</legend>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is being edited, so it names nothing yet
        <div key={index} className="editor-item">
          <LocalizedFields
            label={t('edit.label', { number: index + 1 })}
            value={item.label}
            onChange={(label) => onChange(replaced(items, index, { ...item, label }))}
          />
          <div className="editor-item-more">
            <TextField
              label={nameLabel}
              value={item.name}
              onChange={(event) => onChange(replaced(items, index, { ...item, name: event.target.value }))}
            />
            {exclusive ? (
              <Checkbox
                label={t('edit.exclusive')}
                checked={item.exclusive ?? false}
                onChange={(event) => onChange(replaced(items, index, { ...item, exclusive: event.target.checked }))}
              />
            ) : null}
            <p className="row">
              <Button small disabled={index === 0} onClick={() => onChange(moved(items, index, index - 1))}>
                {t('edit.up')}
              </Button>
              <Button
                small
                disabled={index === items.length - 1}
                onClick={() => onChange(moved(items, index, index + 1))}
              >
                {t('edit.down')}
              </Button>
              <Button small onClick={() => onChange(without(items, index))}>
                {t('edit.remove')}
              </Button>
            </p>
          </div>
        </div>
      ))}
      <p className="row">
        <Button small onClick={() => onChange([...items, onNew(items.map(({ name }) => name))])}>
          {t('edit.add')}
        </Button>
      </p>
    </fieldset>
  );
}
