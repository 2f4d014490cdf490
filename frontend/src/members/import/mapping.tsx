import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Select } from '@/ui/text-field';
import { FIELDS } from './verdicts';
import './import.css';

type Import = components['schemas']['MemberImport'];

/** What each column of the file holds, as it was guessed and as it is corrected. */
export function Mapping({ it, onSaved }: { it: Import; onSaved: () => void }) {
  const { t } = useTranslation('member-import');
  const form = useForm(
    (values): Record<string, string> => {
      const named = it.columns.map((_, index) => values[`column${index}`]).filter(Boolean);
      return new Set(named).size === named.length ? {} : { '': t('twice') };
    },
    async (values) => {
      const fields = it.columns.map((_, index) => FIELDS.find((field) => field === values[`column${index}`]) ?? null);
      const params = { path: { id: it.id }, header: { 'If-Match': `"${it.revision}"` } };
      await api.PUT('/api/v1/member-imports/{id}/columns', { params, body: { fields } });
      onSaved();
    },
  );
  const options = FIELDS.map((field) => ({ value: field, label: t(`fields.${field}`) }));
  return (
    <section className="stack" aria-labelledby="import-columns">
      <h2 id="import-columns">{t('columns')}</h2>
      <p className="soft">{t('columnsText')}</p>
      <Form form={form} label={t('columns')}>
        <ErrorSummary />
        <div className="import-columns">
          {it.columns.map(({ header, field }, index) => (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in the order of the file
              key={index}
              name={`column${index}`}
              label={header || t('unnamed', { number: index + 1 })}
              placeholder={t('leftOut')}
              defaultValue={field ?? ''}
              options={options}
            />
          ))}
        </div>
        <div>
          <Button type="submit" pending={form.pending}>
            {t('map')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
