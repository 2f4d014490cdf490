import { localized, useTranslation } from '@/i18n';
import { Select } from '@/ui/text-field';
import { useOfferedFields } from './queries';

/** A field to look for. */
export function FieldFilter({ name, label, chosen }: { name: string; label: string; chosen: string | undefined }) {
  const { t } = useTranslation('ui');
  const offered = useOfferedFields();
  return (
    <Select
      // The list comes after the page.
      key={offered.length}
      name={name}
      label={label}
      placeholder={t('filters.all')}
      options={offered.map((field) => ({ value: field.id, label: localized(field.name) }))}
      defaultValue={chosen ?? ''}
    />
  );
}
