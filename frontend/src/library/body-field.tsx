import { useState } from 'react';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { BodyPicker } from '@/organisations/body-picker';

type Body = components['schemas']['OrganisationName'];

/** The body that owns the solution. The form gets its id as `organisation_id`. */
export function BodyField({ start }: { start: Body | undefined }) {
  const { t } = useTranslation('library');
  const [chosen, setChosen] = useState(start);
  return (
    <div>
      <BodyPicker
        name="organisation"
        label={t('form.organisation')}
        help={t('form.organisationHelp')}
        required
        chosen={chosen}
        onChoose={setChosen}
      />
      <input type="hidden" name="organisation_id" value={chosen?.id ?? ''} />
    </div>
  );
}
