import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Select } from '@/ui/text-field';

export type Category = components['schemas']['StaffCategory'];

const CATEGORIES: readonly Category[] = [
  'university',
  'technological',
  'secondary',
  'compulsory',
  'scientific',
  'contract',
  'elected',
  'other',
];

/** As what somebody serves. */
export function CategoryChoice({ chosen }: { chosen?: string | null | undefined }) {
  const { t } = useTranslation('fields');
  return (
    <Select
      name="category"
      label={t('category')}
      placeholder={t('noCategory')}
      options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
      defaultValue={chosen ?? ''}
    />
  );
}

export const categoryIn = (value: string | undefined): Category | null =>
  CATEGORIES.find((category) => category === value) ?? null;
