import { query } from '@/api/client';
import { localized } from '@/i18n';
import type { Faults } from '@/ui/form';
import { Skeleton } from '@/ui/page';

interface Props {
  /** The version of the campaign's form. */
  version: string;
  answers: Readonly<Record<string, unknown>>;
  faults: Faults;
  onChange: (answers: Record<string, unknown>) => void;
}

/** The campaign's own form. */
export function CampaignFields({ version }: Props) {
  const { data } = query.useQuery('get', '/api/v1/questionnaire-versions/{id}', { params: { path: { id: version } } });
  if (!data) return <Skeleton lines={6} />;
  return <h2>{localized(data.title)}</h2>;
}
