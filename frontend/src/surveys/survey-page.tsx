import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '@/app/session';
import { localized, useFormats, useTranslation } from '@/i18n';
import { accept } from '@/questionnaires/accept';
import { Button, ButtonLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { Answering } from './answering';
import { type Survey, surveyQuery, versionQuery } from './queries';
import { StateTag } from './state-tag';
import './surveys.css';

/** A survey: what it is for, its questions step by step, and thanks. */
export function SurveyPage({ slug }: { slug: string }) {
  const { t } = useTranslation('surveys');
  const queries = useQueryClient();
  const { data: survey } = useSuspenseQuery(surveyQuery(slug));
  const [answering, setAnswering] = useState(false);
  const [thanked, setThanked] = useState(false);

  if (answering && survey.abilities.can_answer) {
    const leave = (submitted: boolean) => {
      setAnswering(false);
      setThanked(submitted);
      window.scrollTo({ top: 0 });
      void queries.invalidateQueries({ queryKey: surveyQuery(slug).queryKey });
    };
    return <Answering survey={survey} onLeave={leave} />;
  }
  const campaign = survey.campaign;
  const way = [
    <Link key="surveys" to="/surveys">
      {t('surveys')}
    </Link>,
  ];
  return (
    <div className="stack stack-wide">
      <PageHead
        title={localized(survey.title)}
        lead={localized(survey.summary)}
        above={
          <>
            <Breadcrumbs way={way} here={localized(survey.title)} />
            <p className="row">
              <StateTag state={survey.state} />
              {campaign ? <span className="faint">{localized(campaign.title)}</span> : null}
            </p>
          </>
        }
      />
      {thanked ? (
        <Notice tone="good" title={t('thanks.title')} live>
          <p>{t('thanks.text')}</p>
        </Notice>
      ) : null}
      <Facts survey={survey} />
      <Way survey={survey} onBegin={() => setAnswering(true)} />
    </div>
  );
}

function Facts({ survey }: { survey: Survey }) {
  const { t } = useTranslation('surveys');
  const { dateTime } = useFormats();
  const { data: version } = useSuspenseQuery(versionQuery(survey.questionnaire_version_id));
  const asked = accept(version.definition, {}, 'draft').questions.size;
  const facts: [key: string, text: string][] = [
    ['audience', t(`audience.${survey.audience}`)],
    ['window', t('facts.windowText', { from: dateTime(survey.opens_at), to: dateTime(survey.closes_at) })],
    ['length', t('facts.lengthText', { count: asked, minutes: Math.max(2, Math.round(asked / 3)) })],
    ['privacy', t('facts.privacyText')],
  ];
  return (
    <dl className="facts">
      {facts.map(([key, text]) => (
        <div key={key}>
          <dt>{t(`facts.${key}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be done now: answer, go on, read the results, or why none of them. */
function Way({ survey, onBegin }: { survey: Survey; onBegin: () => void }) {
  const { t } = useTranslation('surveys');
  const { member } = useSession();
  const { date, dateTime } = useFormats();
  const { abilities, my_response: mine, state } = survey;
  const results = abilities.can_see_results ? (
    <ButtonLink to="/surveys/$slug/results" params={{ slug: survey.slug }} variant="primary">
      {t('way.results')}
    </ButtonLink>
  ) : null;
  if (abilities.can_answer) {
    const label = !mine ? 'begin' : mine.status === 'draft' ? 'resume' : 'change';
    return (
      <div className="stack">
        {mine ? (
          <p>
            {t(`way.${mine.status}`, { when: mine.status === 'draft' ? dateTime(mine.saved_at) : date(mine.saved_at) })}
          </p>
        ) : null}
        <p className="row">
          <Button variant={label === 'change' ? 'secondary' : 'call'} onClick={onBegin}>
            {t(`way.${label}`)}
          </Button>
        </p>
      </div>
    );
  }
  if (state === 'open' && !member) {
    return (
      <div className="stack">
        <p>{t('way.signInText')}</p>
        <p className="row">
          <ButtonLink to="/sign-in" search={{ next: `/surveys/${survey.slug}` }} variant="call">
            {t('way.signIn')}
          </ButtonLink>
        </p>
      </div>
    );
  }
  const ended = results ? 'closed' : 'waiting';
  const text = { draft: 'draftState', open: 'notAsked', scheduled: 'scheduled', paused: 'paused', closed: ended }[
    state
  ];
  return (
    <div className="stack">
      <p>{t(`way.${text}`, { from: date(survey.opens_at), to: date(survey.closes_at) })}</p>
      {results ? <p className="row">{results}</p> : null}
    </div>
  );
}
