import { useTranslation } from '@/i18n';
import { TextField } from '@/ui/text-field';
import { ConditionEditor } from './condition-editor';
import type { Section } from './edit';
import { LocalizedFields } from './localized-fields';
import type { Question } from './types';

interface Props {
  section: Section;
  earlier: readonly Question[];
  onChange: (section: Section) => void;
}

/** A section's title, its help and when it is asked. */
export function SectionEditor({ section, earlier, onChange }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const { help, show_if, ...rest } = section;
  return (
    <div className="editor-panel">
      <LocalizedFields
        label={t('edit.title')}
        value={section.title}
        onChange={(title) => onChange({ ...section, title })}
      />
      <LocalizedFields
        label={t('edit.help')}
        long
        value={help ?? { el: '', en: '' }}
        onChange={(text) =>
          onChange({ ...rest, ...(show_if ? { show_if } : {}), ...(text.el || text.en ? { help: text } : {}) })
        }
      />
      <ConditionEditor
        condition={show_if}
        earlier={earlier}
        onChange={(condition) =>
          onChange({ ...rest, ...(help ? { help } : {}), ...(condition ? { show_if: condition } : {}) })
        }
      />
      <TextField
        label={t('edit.key')}
        help={t('edit.keyHelp')}
        value={section.key}
        onChange={(event) => onChange({ ...section, key: event.target.value })}
      />
    </div>
  );
}
