import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { uploadFile } from '@/api/upload';
import { useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { AttachmentList } from './attachment-list';
import type { Attachment, Submission } from './state';

const MOST = 10;
const MAX_MEGABYTES = 10;
const ENDINGS = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt';

/** The files of a draft: brought with their progress, and taken away. */
export function Uploads({ it }: { it: Submission }) {
  const { t } = useTranslation('writing');
  const id = useId();
  const queries = useQueryClient();
  const [underway, setUnderway] = useState<{ name: string; share: number }>();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const options = query.queryOptions('get', '/api/v1/submissions/{id}', { params: { path: { id: it.id } } });
  const refresh = () => queries.invalidateQueries({ queryKey: options.queryKey });

  const bring = async (files: readonly File[]) => {
    const found: string[] = [];
    setFaults([]);
    for (const file of files) {
      if (file.size > MAX_MEGABYTES * 1024 * 1024) {
        found.push(t('files.tooLarge', { name: file.name, max: MAX_MEGABYTES }));
        continue;
      }
      setUnderway({ name: file.name, share: 0 });
      try {
        await uploadFile(`/api/v1/submissions/${it.id}/attachments`, file, (share) =>
          setUnderway({ name: file.name, share }),
        );
        toast(t('files.brought', { name: file.name }));
      } catch (error) {
        const problem = problemOf(error);
        const why = problem.errors[0]?.message ?? (problem.isOffline ? t('files.offline') : problem.message);
        found.push(`${file.name}: ${why}`);
      }
    }
    setUnderway(undefined);
    setFaults(found);
    await refresh();
  };

  const remove = async (attachment: Attachment) => {
    setFaults([]);
    try {
      const path = { id: it.id, attachment: attachment.id };
      await api.DELETE('/api/v1/submissions/{id}/attachments/{attachment}', { params: { path } });
      toast(t('files.removed', { name: attachment.name }));
    } catch (error) {
      setFaults([problemOf(error).message]);
    }
    await refresh();
  };

  return (
    <div className="stack">
      {faults.length > 0 ? (
        <Notice tone="bad" live>
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </Notice>
      ) : null}
      {it.attachments.length > 0 ? <AttachmentList it={it} onRemove={(attachment) => void remove(attachment)} /> : null}
      {it.attachments.length < MOST ? (
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t('files.add')}
          </label>
          <p id={`${id}-help`} className="field-help">
            {t('files.help', { most: MOST, max: MAX_MEGABYTES })}
          </p>
          <input
            id={id}
            type="file"
            className="input"
            multiple
            accept={ENDINGS}
            aria-describedby={`${id}-help`}
            disabled={underway !== undefined}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void bring(files);
            }}
          />
        </div>
      ) : (
        <p className="soft">{t('files.full', { most: MOST })}</p>
      )}
      {underway ? (
        <p className="stack stack-tight">
          <span role="status">{t('files.underway', { name: underway.name })}</span>
          <progress value={underway.share} aria-label={underway.name} />
        </p>
      ) : null}
    </div>
  );
}
