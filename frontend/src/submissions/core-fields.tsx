import { useTranslation } from '@/i18n';
import { RadioGroup } from '@/ui/choices';
import type { Faults } from '@/ui/form';
import { Select, TextArea, TextField } from '@/ui/text-field';
import { policyAreas, submissionKinds, visibilities } from '@/words/lists';
import { useWords } from '@/words/words';
import type { Draft } from './draft';
import { Similar } from './similar';

interface Props {
  draft: Draft;
  faults: Faults;
  /** The submission that is being written. */
  id: string;
}

/** What every submission has, whatever the campaign asks besides. */
export function CoreFields({ draft: { values, change }, faults, id }: Props) {
  const { t } = useTranslation('writing');
  const words = useWords();
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('field.kind')}
        required
        error={faults.kind}
        value={values.kind}
        choices={submissionKinds.map((value) => ({
          value,
          label: words.submissionKind(value),
          help: t(`field.kindHelp.${value}`),
        }))}
        onChange={(kind) => change({ kind: submissionKinds.find((each) => each === kind) ?? values.kind })}
      />
      <TextField
        name="title"
        label={t('field.title')}
        help={t('field.titleHelp')}
        required
        error={faults.title}
        maxLength={160}
        value={values.title ?? ''}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Similar title={values.title ?? ''} except={id} />
      <TextArea
        name="summary"
        label={t('field.summary')}
        help={t('field.summaryHelp')}
        required
        error={faults.summary}
        rows={7}
        maxLength={4000}
        value={values.summary ?? ''}
        onChange={(event) => change({ summary: event.target.value })}
      />
      <Select
        name="policy_area"
        label={t('field.policyArea')}
        required
        error={faults.policy_area}
        placeholder={t('field.choose')}
        value={values.policy_area ?? ''}
        options={policyAreas.map((value) => ({ value, label: words.policyArea(value) }))}
        onChange={(event) => change({ policy_area: policyAreas.find((area) => area === event.target.value) ?? null })}
      />
      <TextField
        name="unit"
        label={t('field.unit')}
        help={t('field.unitHelp')}
        error={faults.unit}
        maxLength={200}
        value={values.unit ?? ''}
        onChange={(event) => change({ unit: event.target.value })}
      />
      <RadioGroup
        name="visibility"
        label={t('field.visibility')}
        required
        error={faults.visibility}
        value={values.visibility}
        choices={visibilities.map((value) => ({
          value,
          label: words.visibility(value),
          help: t(`field.visibilityHelp.${value}`),
        }))}
        onChange={(chosen) => change({ visibility: visibilities.find((each) => each === chosen) ?? values.visibility })}
      />
    </>
  );
}
