import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Tag, type TagTone } from '@/ui/tag';

export type ProjectStatus = components['schemas']['ProjectStatus'];

const TONES: Record<ProjectStatus, TagTone> = {
  drafting: 'info',
  in_evaluation: 'warn',
  revising: 'info',
  approved: 'good',
  rejected: 'neutral',
};

/** Where a project is. */
export function ProjectStatusTag({ status }: { status: ProjectStatus }) {
  const { t } = useTranslation('projects');
  return <Tag tone={TONES[status]}>{t(`status.${status}`)}</Tag>;
}
