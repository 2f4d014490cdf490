import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { type QuestionResult, resultsQuery, surveyQuery } from './queries';
import { Result } from './result';
import './surveys.css';

/** What came out of a survey: a chart for each question, each with its table. */
export function ResultsPage({ slug }: { slug: string }) {
  const { t } = useTranslation('surveys');
  const { date } = useFormats();
  const { data: survey } = useSuspenseQuery(surveyQuery(slug));
  const { data: results, error } = useQuery(resultsQuery(slug));
  const title = localized(survey.title);
  if (error && !isProblem(error, 'results-pending', 'survey-open')) throw error;
  const count = results?.responses;
  const from = date(survey.opens_at);
  const to = date(survey.closes_at);
  return (
    <div className="stack stack-wide">
      <PageHead
        title={t('results.title')}
        lead={count == null ? undefined : t('results.lead', { count, from, to })}
        above={
          <Breadcrumbs
            way={[
              <Link key="surveys" to="/surveys">
                {t('surveys')}
              </Link>,
              <Link key="survey" to="/surveys/$slug" params={{ slug }}>
                {title}
              </Link>,
            ]}
            here={t('results.title')}
          />
        }
        actions={results ? <Download slug={slug} /> : undefined}
      />
      {error ? (
        <EmptyState title={t(isProblem(error, 'survey-open') ? 'results.open' : 'results.pending')}>
          <p>{t(isProblem(error, 'survey-open') ? 'results.openText' : 'results.pendingText')}</p>
        </EmptyState>
      ) : null}
      {results && !results.published ? <Notice tone="warn">{t('results.unpublished')}</Notice> : null}
      {results && count == null ? <Notice>{t('results.few')}</Notice> : null}
      {results && count != null ? (
        <>
          <p className="faint">{t('results.withheldNote')}</p>
          {bySection(results.questions).map(({ title: section, questions }) => (
            <section key={section} className="results-section" aria-label={section}>
              <h2>{section}</h2>
              {questions.map((question) => (
                <Result key={question.key} question={question} />
              ))}
            </section>
          ))}
        </>
      ) : null}
      {results || error ? null : <Skeleton lines={10} />}
    </div>
  );
}

function bySection(questions: readonly QuestionResult[]) {
  const sections: { title: string; questions: QuestionResult[] }[] = [];
  for (const question of questions) {
    const title = localized(question.section);
    const last = sections.at(-1);
    if (last?.title === title) last.questions.push(question);
    else sections.push({ title, questions: [question] });
  }
  return sections;
}

/** The table as a file. It is fetched by the page, since a plain link would not say who asks. */
function Download({ slug }: { slug: string }) {
  const { t } = useTranslation('surveys');
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  const download = async () => {
    setPending(true);
    setFailed(false);
    try {
      const params = { path: { slug } };
      const { data } = await api.GET('/api/v1/surveys/{slug}/results.csv', { params, parseAs: 'blob' });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(data as unknown as Blob);
      link.download = `${slug}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      setFailed(true);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button pending={pending} onClick={() => void download()}>
        {t('results.csv')}
      </Button>
      {failed ? <span role="alert">{t('results.csvFailed')}</span> : null}
    </>
  );
}
