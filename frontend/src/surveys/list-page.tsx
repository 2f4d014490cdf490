import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Listing } from '@/ui/listing';
import { EmptyState, PageHead } from '@/ui/page';
import type { Survey } from './queries';
import { StateTag } from './state-tag';
import './surveys.css';

/** All surveys that one may see, the newest first. */
export function SurveysPage() {
  const { t } = useTranslation('surveys');
  const list = useSurveys();
  return (
    <div className="stack stack-wide">
      <PageHead title={t('surveys')} lead={t('list.lead')} />
      <Listing
        list={list}
        empty={
          <EmptyState title={t('list.empty')}>
            <p>{t('list.emptyText')}</p>
          </EmptyState>
        }
      >
        {(surveys) => (
          // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
          <ul role="list" className="survey-list">
            {surveys.map((survey) => (
              <Entry key={survey.id} survey={survey} />
            ))}
          </ul>
        )}
      </Listing>
    </div>
  );
}

/** The pages of the list. */
export function useSurveys() {
  return useInfiniteQuery({
    queryKey: ['get', '/api/v1/surveys'],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/api/v1/surveys', {
        params: { query: pageParam ? { after: pageParam } : {} },
        signal,
      });
      return data ?? { items: [] };
    },
    initialPageParam: '',
    getNextPageParam: ({ next }: { next?: string | null }) => next ?? undefined,
  });
}

function Entry({ survey }: { survey: Survey }) {
  const { t } = useTranslation('surveys');
  const { date } = useFormats();
  const { state, my_response: mine, abilities, slug } = survey;
  const [when, day] =
    state === 'closed'
      ? ['closed', survey.closes_at]
      : state === 'scheduled' || state === 'draft'
        ? ['from', survey.opens_at]
        : ['until', survey.closes_at];
  return (
    <li className="survey-entry">
      <p className="row">
        <StateTag state={state} />
        <span className="faint">{t(`list.${when}`, { date: date(day as string) })}</span>
      </p>
      <h2>
        <Link to="/surveys/$slug" params={{ slug }}>
          {localized(survey.title)}
        </Link>
      </h2>
      <p className="soft">{localized(survey.summary)}</p>
      {mine && state !== 'closed' ? <p>{t(mine.status === 'draft' ? 'list.draft' : 'list.mine')}</p> : null}
      {abilities.can_see_results ? (
        <p>
          <Link to="/surveys/$slug/results" params={{ slug }}>
            {t('list.results')}
          </Link>
        </p>
      ) : null}
    </li>
  );
}
