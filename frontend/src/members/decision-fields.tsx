import { useTranslation } from '@/i18n';
import { isAda } from '@/organisations/ada';
import { DateField, TextField } from '@/ui/text-field';

/** What is wrong with the fields below, before they are sent. */
export function decisionFaults(
  { starts_on, ada = '' }: { starts_on?: string; ada?: string },
  t: (key: string) => string,
): Record<string, string> {
  return {
    ...(starts_on ? {} : { starts_on: t('mandates:dayMissing') }),
    ...(isAda(ada) ? {} : { ada: t('mandates:adaWrong') }),
  };
}

/** From when until when a mandate goes, and the decision that it rests on. */
export function DecisionFields({ from }: { from: string }) {
  const { t } = useTranslation('mandates');
  return (
    <>
      <DateField name="starts_on" label={t('from')} defaultValue={from} required />
      <DateField name="ends_on" label={t('to')} help={t('toHelp')} />
      <TextField name="decision_reference" label={t('decision')} help={t('decisionHelp')} maxLength={200} />
      <TextField name="ada" label={t('ada')} help={t('adaHelp')} maxLength={20} autoComplete="off" />
    </>
  );
}
