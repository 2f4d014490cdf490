import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { uploadFile } from '@/api/upload';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox, RadioGroup } from '@/ui/choices';
import { Notice } from '@/ui/notice';

/** Another import: from a file, or from the national registry's own address. */
export function StartImport() {
  const { t } = useTranslation('registry');
  const { percent } = useFormats();
  const navigate = useNavigate();
  const chosen = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState<'file' | 'registry'>('file');
  const [fault, setFault] = useState('');
  const [share, setShare] = useState<number>();

  const start = async (complete: boolean) => {
    const file = chosen.current?.files?.[0];
    setFault('');
    if (source === 'file' && !file) {
      setFault(t('imports.start.fileMissing'));
      return;
    }
    setShare(0);
    try {
      const { data } = await api.POST('/api/v1/registry-imports', { body: { source, complete } });
      if (!data) return;
      if (source === 'file' && file)
        await uploadFile(`/api/v1/registry-imports/${data.id}/file`, file, setShare, {
          'if-match': `"${data.revision}"`,
        });
      await navigate({ to: '/admin/registry/$id', params: { id: data.id } });
    } catch (error) {
      const problem = problemOf(error);
      setFault(problem.errors[0]?.message ?? problem.message);
    } finally {
      setShare(undefined);
    }
  };

  return (
    <form
      className="stack"
      aria-label={t('imports.start.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void start(new FormData(event.currentTarget).get('complete') === 'on');
      }}
    >
      <h2>{t('imports.start.title')}</h2>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      <RadioGroup
        name="source"
        label={t('imports.source')}
        value={source}
        onChange={(value) => setSource(value === 'registry' ? 'registry' : 'file')}
        choices={[
          { value: 'file', label: t('imports.sources.file'), help: t('imports.start.fileHelp') },
          { value: 'registry', label: t('imports.sources.registry'), help: t('imports.start.registryHelp') },
        ]}
      />
      {source === 'file' ? (
        <>
          <div className="field">
            <label className="field-label" htmlFor="registry-file">
              {t('imports.start.file')}
            </label>
            <input ref={chosen} id="registry-file" type="file" accept=".json,.csv" className="input" />
          </div>
          <Checkbox name="complete" label={t('imports.start.complete')} help={t('imports.start.completeHelp')} />
        </>
      ) : null}
      <div className="row">
        <Button type="submit" variant="primary" pending={share !== undefined}>
          {t('imports.start.go')}
        </Button>
        <span role="status">{share ? t('imports.start.sent', { share: percent(share) }) : null}</span>
      </div>
    </form>
  );
}
