import { keepPreviousData } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { bodyName, useTranslation } from '@/i18n';
import { TextField } from '@/ui/text-field';

type Body = components['schemas']['OrganisationName'];

/** A body of the registry, by a part of its name. The form gets its id as `organisation_id`. */
export function BodyField({ start }: { start: Body | undefined }) {
  const { t } = useTranslation('library');
  const id = useId();
  const [text, setText] = useState(bodyName(start));
  const q = useDeferredValue(text.trim());
  const { data } = query.useQuery(
    'get',
    '/api/v1/organisations',
    { params: { query: { q, limit: 20, status: 'active' } } },
    { enabled: q.length > 1, placeholderData: keepPreviousData },
  );
  const chosen = data?.items.find((body) => bodyName(body) === text) ?? (text === bodyName(start) ? start : undefined);
  return (
    <>
      <TextField
        name="organisation"
        label={t('form.organisation')}
        help={t('form.organisationHelp')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        list={id}
        autoComplete="off"
        required
      />
      <datalist id={id}>
        {data?.items.map((body) => (
          <option key={body.id} value={bodyName(body)} />
        ))}
      </datalist>
      <input type="hidden" name="organisation_id" value={chosen?.id ?? ''} />
    </>
  );
}
