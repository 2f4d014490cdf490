import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { isProblem, problemOf } from '@/api/problem';
import { useWarnBeforeLeaving } from '@/app/leave';
import { localized, useTranslation } from '@/i18n';
import { accept } from '@/questionnaires/accept';
import { faultsOfAnswers, useVerdict, withQuestions } from '@/questionnaires/faults';
import { QuestionnaireFields } from '@/questionnaires/fields';
import type { Definition } from '@/questionnaires/types';
import { Button } from '@/ui/button';
import { ErrorSummary, type Faults } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { PageHead, Skeleton } from '@/ui/page';
import { responseQuery, type Survey, type SurveyResponse, versionQuery } from './queries';
import { SavedAt } from './saved-at';
import { useResponse } from './use-response';

interface Props {
  survey: Survey;
  /** Back to the survey's page. */
  onLeave: (submitted: boolean) => void;
}

/** The questions of a survey, a section at a time, from where they were left. */
export function Answering(props: Props) {
  const { survey } = props;
  const { data: version } = useSuspenseQuery(versionQuery(survey.questionnaire_version_id));
  const before = useQuery({ ...responseQuery(survey.slug), enabled: Boolean(survey.my_response) });
  if (survey.my_response && before.isPending) return <Skeleton lines={8} />;
  return <Steps {...props} definition={version.definition} before={before.data} />;
}

interface StepsProps extends Props {
  definition: Definition;
  before: SurveyResponse | undefined;
}

function Steps({ survey, definition, before, onLeave }: StepsProps) {
  const { t } = useTranslation('surveys');
  const response = useResponse(survey.slug, before);
  const { answers, saving, dirty } = response;
  const judge = useVerdict();
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  const shown = useMemo(() => accept(definition, answers, 'draft').sections, [definition, answers]);
  const sections = definition.sections.filter(({ key }) => shown.has(key));
  const [at, setAt] = useState(() => (before?.status === 'draft' ? firstOpen(definition, before) : ''));
  const index = Math.max(
    0,
    sections.findIndex(({ key }) => key === at),
  );
  const section = sections[index];
  const top = useRef<HTMLDivElement>(null);
  useWarnBeforeLeaving(dirty && !pending);
  const summary = useMemo(() => withQuestions(definition, faults), [definition, faults]);

  // A new step begins at its heading, for eyes and for ears.
  const key = section?.key ?? '';
  const firstKey = useRef(key);
  useEffect(() => {
    if (firstKey.current === key) return;
    firstKey.current = '';
    top.current?.scrollIntoView();
    top.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }, [key]);

  if (!section) return null;
  const isLast = index === sections.length - 1;
  const go = (to: number) => {
    setFaults({});
    setAt(sections[to]?.key ?? '');
  };
  const ofSection = (all: Faults, sectionKey: string): Faults => {
    const names = definition.sections.find((each) => each.key === sectionKey)?.questions.map((q) => `answers.${q.key}`);
    return Object.fromEntries(
      Object.entries(all).filter(([name]) => names?.some((own) => name === own || name.startsWith(`${own}.`))),
    );
  };
  /** Shows faults, on the step of the first of them. */
  const show = (all: Faults) => {
    const wrong = sections.find((each) => Object.keys(ofSection(all, each.key)).length > 0);
    if (wrong && wrong.key !== section.key) setAt(wrong.key);
    setFaults(wrong ? ofSection(all, wrong.key) : all);
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const all = judge(definition, answers, 'complete');
    const here = ofSection(all, section.key);
    if (Object.keys(here).length > 0) return setFaults(here);
    if (!isLast) {
      void response.save();
      return go(index + 1);
    }
    if (Object.keys(all).length > 0) return show(all);
    setPending(true);
    try {
      await response.submit();
      onLeave(true);
    } catch (error) {
      const named = faultsOfAnswers(definition, error);
      const own = problemOf(error);
      show(Object.keys(named).length > 0 ? named : { '': own.isOffline ? t('saving.offline') : own.message });
      setPending(false);
    }
  };

  return (
    <div className="stack stack-wide" ref={top}>
      <PageHead title={localized(survey.title)} />
      <Progress now={index + 1} all={sections.length} />
      <form className="survey-form" noValidate onSubmit={(event) => void onSubmit(event)}>
        <ErrorSummary faults={summary} />
        {saving.state === 'lost' ? (
          <Notice tone="bad" title={t('lost.title')} live>
            <p>{isProblem(saving.problem, 'survey-closed') ? t('lost.closed') : t('lost.elsewhere')}</p>
          </Notice>
        ) : null}
        <QuestionnaireFields
          key={section.key}
          definition={definition}
          answers={answers}
          onChange={response.change}
          faults={faults}
          section={section.key}
        />
        <div className="survey-actions">
          <p className="row">
            <Button type="submit" variant={isLast ? 'call' : 'primary'} pending={pending}>
              {t(isLast ? 'actions.submit' : 'actions.next')}
            </Button>
            {index > 0 ? <Button onClick={() => go(index - 1)}>{t('actions.back')}</Button> : null}
            <Button
              variant="link"
              onClick={() => {
                void response.save().then(() => onLeave(false));
              }}
            >
              {t(response.savesDrafts ? 'actions.later' : 'actions.cancel')}
            </Button>
          </p>
          <SavedAt saving={saving} dirty={dirty} savesDrafts={response.savesDrafts} />
        </div>
      </form>
    </div>
  );
}

/** Where a draft goes on: the first section that is not complete. */
function firstOpen(definition: Definition, { answers }: SurveyResponse): string {
  const { faults, sections } = accept(definition, answers, 'complete');
  const wrong = new Set(faults.map(({ pointer }) => pointer.split('/')[2]));
  const asked = definition.sections.filter(({ key }) => sections.has(key));
  return (asked.find((section) => section.questions.some(({ key }) => wrong.has(key))) ?? asked.at(-1))?.key ?? '';
}

function Progress({ now, all }: { now: number; all: number }) {
  const { t } = useTranslation('surveys');
  return (
    <div className="survey-progress">
      <label htmlFor="survey-progress">{t('progress', { now, all })}</label>
      <progress id="survey-progress" value={now} max={all} />
    </div>
  );
}
