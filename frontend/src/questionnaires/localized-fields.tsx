import { useTranslation } from '@/i18n';
import { TextArea, TextField } from '@/ui/text-field';

interface Props {
  label: string;
  value: { el: string; en?: string | null };
  onChange: (value: { el: string; en: string }) => void;
  long?: boolean | undefined;
}

/** A text in both languages, beside each other where there is room. */
export function LocalizedFields({ label, value, onChange, long }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const Field = long ? TextArea : TextField;
  const both = { el: value.el, en: value.en ?? '' };
  return (
    <div className="editor-pair">
      {(['el', 'en'] as const).map((language) => (
        <Field
          key={language}
          label={t(`edit.in.${language}`, { label })}
          lang={language}
          {...(long ? { rows: 3 } : {})}
          value={both[language]}
          onChange={(event: { target: { value: string } }) => onChange({ ...both, [language]: event.target.value })}
        />
      ))}
    </div>
  );
}
