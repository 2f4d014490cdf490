import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { type Questionnaire, questionnairesQuery } from './queries';

/** All questionnaires with their versions, and the way to a new version. */
export function QuestionnairesPage() {
  const { t } = useTranslation('questionnaire-editor');
  const { shortDate } = useFormats();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data, error, isPending } = useQuery(questionnairesQuery);
  const draft = useMutation({
    mutationFn: async (id: string) => {
      const answer = await api.POST('/api/v1/questionnaires/{id}/versions', { params: { path: { id } } });
      return answer.data?.id ?? '';
    },
    onSuccess: (id) => {
      void queries.invalidateQueries({ queryKey: questionnairesQuery.queryKey });
      void navigate({ to: '/admin/questionnaires/$id', params: { id } });
    },
  });
  if (error) throw error;
  const columns: Column<Questionnaire>[] = [
    { key: 'title', head: t('admin.name'), cell: ({ title }) => localized(title) },
    { key: 'purpose', head: t('admin.purpose'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
    {
      key: 'versions',
      head: t('admin.versions'),
      cell: ({ versions }) => (
        <span className="questionnaire-versions">
          {versions.slice(0, 4).map(({ id, version, status, published_at }) => (
            <span key={id} className="row">
              <Link to="/admin/questionnaires/$id" params={{ id }}>
                {t('admin.version', { version })}
              </Link>
              {status === 'draft' ? <Tag tone="warn">{t('admin.draft')}</Tag> : null}
              {published_at ? <span className="faint">{shortDate(published_at)}</span> : null}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'actions',
      head: t('admin.actions'),
      cell: ({ id, abilities }) =>
        abilities.can_draft ? (
          <Button small pending={draft.isPending && draft.variables === id} onClick={() => draft.mutate(id)}>
            {t('admin.begin')}
          </Button>
        ) : null,
    },
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('admin.title')}
        lead={t('admin.lead')}
        actions={
          <ButtonLink to="/admin/questionnaires/new" variant="primary">
            {t('admin.new')}
          </ButtonLink>
        }
      />
      {draft.error ? (
        <Notice tone="bad" live>
          {problemOf(draft.error).message}
        </Notice>
      ) : null}
      {isPending ? <Skeleton lines={6} /> : null}
      {data && data.items.length === 0 ? <EmptyState title={t('admin.empty')} /> : null}
      {data && data.items.length > 0 ? (
        <DataTable
          caption={t('admin.title')}
          captionHidden
          columns={columns}
          rows={data.items}
          keyOf={({ id }) => id}
        />
      ) : null}
    </div>
  );
}
