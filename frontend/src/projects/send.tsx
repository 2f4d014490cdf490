import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { isProblem, problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { type LocalizedText, localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { projectChanged } from './queries';

type Project = components['schemas']['Project'];
interface Missing {
  key: string;
  title: LocalizedText;
}

/** The end of writing: what is missing, or sending the specification to the network. */
export function Send({ project, unsaved }: { project: Project; unsaved: boolean }) {
  const { t } = useTranslation('projects');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const [refused, setRefused] = useState<Missing[]>();
  const missing: Missing[] =
    refused ?? project.sections.filter(({ key }) => project.completeness.missing.includes(key));

  const send = async () => {
    setPending(true);
    setFault(undefined);
    try {
      await api.POST('/api/v1/projects/{id}/evaluation-request', { params: { path: { id: project.id } } });
      toast(t('send.sent'));
    } catch (error) {
      if (isProblem(error, 'specification-incomplete')) setRefused(error.extension<Missing[]>('missing'));
      setFault(problemOf(error).message);
    }
    setPending(false);
    setAsking(false);
    await projectChanged(queries);
  };

  return (
    <section className="send stack" aria-labelledby="send">
      <h3 id="send">{t('send.title')}</h3>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <>
          <p>{t('send.missing', { count: missing.length })}</p>
          <ul>
            {missing.map(({ key, title }) => (
              <li key={key}>
                <Link from="/projects/$id" search={{ section: key }}>
                  {localized(title)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="measure">{t('send.ready')}</p>
          {unsaved ? <p className="measure">{t('send.unsaved')}</p> : null}
          <div>
            <Button
              variant="call"
              disabled={unsaved || !project.abilities.can_request_evaluation}
              onClick={() => setAsking(true)}
            >
              {t('send.open')}
            </Button>
          </div>
        </>
      )}
      <Dialog
        title={t('send.question')}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="call" pending={pending} onClick={() => void send()}>
              {t('send.send')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
          </>
        }
      >
        <p>{t('send.explain')}</p>
      </Dialog>
    </section>
  );
}
