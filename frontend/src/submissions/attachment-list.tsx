import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { type Attachment, type Submission, useFileSize } from './state';

interface Props {
  it: Pick<Submission, 'id' | 'attachments'>;
  /** Where they can be taken away. */
  onRemove?: ((attachment: Attachment) => void) | undefined;
}

/** The files of a submission. They need the session's token, so they are fetched and then handed to the browser. */
export function AttachmentList({ it, onRemove }: Props) {
  const { t } = useTranslation('submissions');
  const size = useFileSize();
  const [fault, setFault] = useState('');
  const download = async (attachment: Attachment) => {
    setFault('');
    try {
      const path = { id: it.id, attachment: attachment.id };
      const { data } = await api.GET('/api/v1/submissions/{id}/attachments/{attachment}', {
        params: { path },
        parseAs: 'blob',
      });
      if (data) hand(data as unknown as Blob, attachment.name);
    } catch (error) {
      setFault(problemOf(error).message);
    }
  };
  return (
    <>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="attachments">
        {it.attachments.map((attachment) => (
          <li key={attachment.id} className="attachment">
            <Button variant="link" onClick={() => void download(attachment)}>
              {attachment.name}
            </Button>
            <span className="faint">{size(attachment.size)}</span>
            {onRemove ? (
              <Button
                small
                aria-label={t('files.removeOne', { name: attachment.name })}
                onClick={() => onRemove(attachment)}
              >
                {t('files.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
