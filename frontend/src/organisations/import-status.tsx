import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';

export type Import = components['schemas']['RegistryImport'];

const TONES: Record<Import['status'], TagTone> = {
  awaited: 'neutral',
  fetching: 'info',
  reading: 'info',
  ready: 'warn',
  applying: 'info',
  applied: 'good',
  stale: 'neutral',
  failed: 'bad',
};

/** How far an import has come. */
export function ImportTag({ status }: { status: Import['status'] }) {
  const { t } = useTranslation('registry');
  return <Tag tone={TONES[status]}>{t(`imports.status.${status}`)}</Tag>;
}

/** Something is going on in the background: it is worth asking again. */
export const isUnderway = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'fetching' || status === 'reading' || status === 'applying';

interface Counts {
  changes: Record<string, number>;
  faults: Record<string, number>;
}

/** The numbers of an import, which the document describes as an open object. */
export const countsOf = ({ counts }: Pick<Import, 'counts'>): Counts => {
  const { changes = {}, faults = {} } = counts as Partial<Counts>;
  return { changes, faults };
};
