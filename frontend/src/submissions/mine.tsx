import { Link } from '@tanstack/react-router';
import { query } from '@/api/client';
import { byCursor } from '@/api/pages';
import { localized, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { submissionTone, useWords } from '@/words/words';
import { type SubmissionCard, useNextStep } from './state';
import './submission.css';

/** What I brought: where each stands, what comes next, whose step it is and by when. */
export function MySubmissionsPage() {
  const { t } = useTranslation('submissions');
  const list = query.useInfiniteQuery('get', '/api/v1/me/submissions', { params: { query: { limit: 20 } } }, byCursor);
  return (
    <div className="stack stack-wide">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <Listing
        list={list}
        empty={
          <EmptyState
            title={t('mine.none')}
            action={
              <ButtonLink variant="primary" to="/campaigns">
                {t('mine.find')}
              </ButtonLink>
            }
          >
            {t('mine.noneText')}
          </EmptyState>
        }
      >
        {(mine) => <Mine rows={mine} />}
      </Listing>
    </div>
  );
}

function Mine({ rows }: { rows: readonly SubmissionCard[] }) {
  const { t } = useTranslation('submissions');
  const words = useWords();
  const next = useNextStep(true);
  return (
    <DataTable
      caption={t('mine.title')}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'title', head: t('mine.submission'), cell: (row) => <Named row={row} /> },
        {
          key: 'state',
          head: t('mine.state'),
          cell: ({ status }) => <Tag tone={submissionTone[status]}>{words.submission(status)}</Tag>,
        },
        {
          key: 'next',
          head: t('mine.next'),
          cell: ({ next_step }) => (next_step ? next.action(next_step) : t('next.nothing')),
        },
        { key: 'owner', head: t('mine.owner'), cell: ({ next_step }) => (next_step ? next.owner(next_step) : '–') },
        {
          key: 'due',
          head: t('mine.due'),
          cell: ({ next_step }) =>
            next_step?.due_at ? (
              <span className="stack stack-tight">
                {next.due(next_step)}
                {next_step.overdue ? (
                  <span>
                    <Tag tone="bad">{t('due.overdue')}</Tag>
                  </span>
                ) : null}
              </span>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}

/** A draft leads back to writing, all else to its page. */
function Named({ row }: { row: SubmissionCard }) {
  const { t } = useTranslation('submissions');
  const to = row.status === 'draft' ? '/submissions/$id/edit' : '/submissions/$id';
  return (
    <span className="submission-named">
      <Link to={to} params={{ id: row.id }}>
        {row.title || t('untitled')}
      </Link>
      <span className="faint">{[row.code, localized(row.campaign?.title)].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
