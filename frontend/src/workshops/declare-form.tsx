import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useWarnBeforeLeaving } from '@/app/leave';
import { useTranslation } from '@/i18n';
import { faultsOfAnswers, useVerdict } from '@/questionnaires/faults';
import { QuestionnaireFields } from '@/questionnaires/fields';
import type { Answers, Definition } from '@/questionnaires/types';
import { Button } from '@/ui/button';
import { ErrorSummary, type Faults } from '@/ui/form';
import { Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';
import { type Participation, participationChanged } from './queries';

interface Props {
  challenge: string;
  /** The version of the participation form. */
  version: string;
  /** The declaration that is revised; without it one is made. */
  mine?: Participation;
  onClose: () => void;
}

/** The campaign's participation form. */
export default function DeclareForm({ challenge, version, mine, onClose }: Props) {
  const { data } = query.useQuery(
    'get',
    '/api/v1/questionnaire-versions/{id}',
    { params: { path: { id: version } } },
    { throwOnError: true },
  );
  if (!data) return <Skeleton lines={5} />;
  return <Fields challenge={challenge} definition={data.definition} mine={mine} onClose={onClose} />;
}

interface FieldsProps {
  challenge: string;
  definition: Definition;
  mine: Participation | undefined;
  onClose: () => void;
}

function Fields({ challenge, definition, mine, onClose }: FieldsProps) {
  const { t } = useTranslation('workshops');
  const queries = useQueryClient();
  const verdict = useVerdict();
  const element = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState<Answers>(() => (mine?.answers ?? {}) as Answers);
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  const [changed, setChanged] = useState(false);
  useWarnBeforeLeaving(changed && !pending);
  useEffect(() => element.current?.querySelector<HTMLElement>('h3')?.focus(), []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const found = verdict(definition, answers, 'complete');
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      const body = { answers: answers as Record<string, never> };
      if (mine) await api.PUT('/api/v1/participations/{id}', { params: { path: { id: mine.id } }, body });
      else await api.POST('/api/v1/challenges/{id}/participations', { params: { path: { id: challenge } }, body });
      toast(t(mine ? 'form.revised' : 'form.declared'));
      onClose();
      await participationChanged(queries);
    } catch (error) {
      const named = faultsOfAnswers(definition, error);
      setFaults(Object.keys(named).length > 0 ? named : { '': problemOf(error).message });
    }
    setPending(false);
  };

  return (
    <form
      ref={element}
      noValidate
      className="stack"
      aria-label={t('form.label')}
      onSubmit={(event) => void send(event)}
    >
      <ErrorSummary faults={faults} />
      <QuestionnaireFields
        definition={definition}
        answers={answers}
        onChange={(next) => {
          setChanged(true);
          setAnswers(next);
        }}
        faults={faults}
        level={3}
      />
      <div className="row">
        <Button type="submit" variant="call" pending={pending}>
          {t(mine ? 'form.save' : 'form.submit')}
        </Button>
        <Button onClick={onClose}>{t('form.close')}</Button>
      </div>
    </form>
  );
}
