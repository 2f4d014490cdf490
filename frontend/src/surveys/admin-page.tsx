import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '@/api/client';
import { Problem, problemOf } from '@/api/problem';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button, ButtonLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { toast } from '@/ui/toast';
import { SurveyForm } from './admin-form';
import { type Survey, surveyQuery } from './queries';
import { StateTag } from './state-tag';

/** A new survey, which begins as a draft. */
export function NewSurveyPage() {
  const { t } = useTranslation('surveys');
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <div className="stack stack-wide">
      <PageHead title={t('admin.new')} above={<Way here={t('admin.new')} />} />
      <SurveyForm
        send={async (settings, slug) => {
          await belowSettings(api.POST('/api/v1/surveys', { body: { slug, settings } }));
          await queries.invalidateQueries({ queryKey: ['get', '/api/v1/surveys'] });
          void navigate({ to: '/admin/surveys/$slug', params: { slug }, ignoreBlocker: true });
        }}
      />
    </div>
  );
}

/** The fields of the form stand below `settings` in the request; their faults are named as the form names them. */
async function belowSettings<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const problem = problemOf(error);
    const errors = problem.errors.map((each) => ({ ...each, pointer: each.pointer.replace('/settings', '') }));
    throw new Problem({ ...problem.body, errors }, problem.retryAfter);
  }
}

/** One survey: its next step, and what of it may be revised. */
export function AdminSurveyPage({ slug }: { slug: string }) {
  const { t } = useTranslation('surveys');
  const { number, dateTime } = useFormats();
  const queries = useQueryClient();
  const { data: survey } = useSuspenseQuery(surveyQuery(slug));
  const keep = (next: Survey | undefined) => {
    if (next) queries.setQueryData(surveyQuery(slug).queryKey, next);
    void queries.invalidateQueries({ queryKey: ['get', '/api/v1/surveys'] });
  };
  const title = localized(survey.title);
  const when = { from: dateTime(survey.opens_at), to: dateTime(survey.closes_at) };
  return (
    <div className="stack stack-wide">
      <PageHead
        title={title}
        above={
          <>
            <Way here={title} />
            <p className="row">
              <StateTag state={survey.state} />
              <span className="faint">{t('facts.windowText', when)}</span>
            </p>
          </>
        }
        lead={t('admin.soFar', { count: survey.responses ?? 0, number: number(survey.responses ?? 0) })}
        actions={
          <>
            <ButtonLink to="/surveys/$slug" params={{ slug }}>
              {t('admin.look')}
            </ButtonLink>
            {survey.abilities.can_see_results ? (
              <ButtonLink to="/surveys/$slug/results" params={{ slug }}>
                {t('way.results')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <NextSteps survey={survey} onChange={keep} />
      {survey.abilities.can_revise ? (
        <section className="stack" aria-labelledby="survey-settings">
          <h2 id="survey-settings">{t('admin.settings')}</h2>
          <SurveyForm
            key={survey.revision}
            survey={survey}
            send={async (settings) => {
              const params = { path: { slug }, header: { 'If-Match': `"${survey.revision}"` } };
              const { data } = await api.PUT('/api/v1/surveys/{slug}', { params, body: settings });
              keep(data);
              toast(t('admin.saved'));
            }}
          />
        </section>
      ) : (
        <Notice>{t('admin.final')}</Notice>
      )}
    </div>
  );
}

/** The request of a step: it names what was seen. */
const request = ({ slug, revision }: Survey) => ({
  params: { path: { slug }, header: { 'If-Match': `"${revision}"` } },
});
const STEPS = {
  publish: (survey: Survey) => api.POST('/api/v1/surveys/{slug}/publish', request(survey)),
  pause: (survey: Survey) => api.POST('/api/v1/surveys/{slug}/pause', request(survey)),
  resume: (survey: Survey) => api.POST('/api/v1/surveys/{slug}/resume', request(survey)),
  close: (survey: Survey) => api.POST('/api/v1/surveys/{slug}/close', request(survey)),
  publishResults: (survey: Survey) => api.POST('/api/v1/surveys/{slug}/results/publish', request(survey)),
};
type Step = keyof typeof STEPS;

/** What may be done with the survey now. What cannot be undone asks first. */
function NextSteps({ survey, onChange }: { survey: Survey; onChange: (survey: Survey | undefined) => void }) {
  const { t } = useTranslation('surveys');
  const { abilities } = survey;
  const change = useMutation({
    mutationFn: async (step: Step) => (await STEPS[step](survey)).data,
    onSuccess: (next, step) => {
      onChange(next);
      toast(t(`admin.done.${step}`));
    },
  });
  const all: [step: Step, may: boolean][] = [
    ['publish', abilities.can_publish],
    ['pause', abilities.can_pause],
    ['resume', abilities.can_resume],
    ['close', abilities.can_close],
    ['publishResults', abilities.can_publish_results],
  ];
  const steps = all.filter(([, may]) => may).map(([step]) => step);
  if (steps.length === 0) return null;
  const begin = (step: Step) => {
    const asks = step === 'publish' || step === 'close' || step === 'publishResults';
    if (!asks || window.confirm(t(`admin.sure.${step}`))) change.mutate(step);
  };
  return (
    <div className="stack">
      {change.error ? (
        <Notice tone="bad" live>
          {problemOf(change.error).message}
        </Notice>
      ) : null}
      <p className="row">
        {steps.map((step) => (
          <Button
            key={step}
            variant={
              step === 'publish' || step === 'publishResults' ? 'call' : step === 'close' ? 'danger' : 'secondary'
            }
            pending={change.isPending && change.variables === step}
            onClick={() => begin(step)}
          >
            {t(`admin.step.${step}`)}
          </Button>
        ))}
      </p>
    </div>
  );
}

function Way({ here }: { here: string }) {
  const { t } = useTranslation('surveys');
  const list = (
    <Link key="surveys" to="/admin/surveys">
      {t('surveys')}
    </Link>
  );
  return <Breadcrumbs way={[list]} here={here} />;
}
