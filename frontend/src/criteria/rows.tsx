import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { NumberField, TextField } from '@/ui/text-field';
import { type CriterionDraft, emptyCriterion, emptyStep, type StepDraft } from './draft';

interface Props<Row> {
  rows: readonly Row[];
  onChange: (rows: readonly Row[]) => void;
}

const replaced = <Row extends { id: number }>(rows: readonly Row[], id: number, change: Partial<Row>): Row[] =>
  rows.map((row) => (row.id === id ? { ...row, ...change } : row));

/** The steps of the scale, two to eleven. */
export function ScaleRows({ rows, onChange }: Props<StepDraft>) {
  const { t } = useTranslation('criteria');
  const set = (id: number, change: Partial<StepDraft>) => onChange(replaced(rows, id, change));
  const next = Math.max(0, ...rows.map(({ value }) => Number(value) || 0)) + 1;
  return (
    <fieldset className="criteria-part">
      <legend>{t('scale.title')}</legend>
      {rows.map(({ id, value, el, en }, index) => (
        <div key={id} className="criteria-step">
          <NumberField
            name={`scale.${index}.value`}
            label={t('scale.value')}
            value={value}
            onChange={(event) => set(id, { value: event.target.value })}
          />
          <TextField
            name={`scale.${index}.label`}
            label={t('scale.el')}
            value={el}
            maxLength={200}
            onChange={(event) => set(id, { el: event.target.value })}
          />
          <TextField
            label={t('scale.en')}
            lang="en"
            value={en}
            maxLength={200}
            onChange={(event) => set(id, { en: event.target.value })}
          />
          {rows.length > 2 ? (
            <Button
              small
              aria-label={t('scale.removeOf', { value })}
              onClick={() => onChange(rows.filter((row) => row.id !== id))}
            >
              {t('remove')}
            </Button>
          ) : null}
        </div>
      ))}
      {rows.length < 11 ? (
        <div>
          <Button small onClick={() => onChange([...rows, emptyStep(next)])}>
            {t('scale.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

/** The criteria in the order in which they are asked, up to twenty. */
export function CriterionRows({ rows, onChange }: Props<CriterionDraft>) {
  const { t } = useTranslation('criteria');
  return (
    <fieldset className="criteria-part">
      <legend>{t('criteria.title')}</legend>
      {rows.map((row, index) => (
        <fieldset key={row.id} className="criteria-one">
          <legend>{row.el || t('criteria.nth', { n: index + 1 })}</legend>
          <CriterionFields row={row} index={index} onChange={(change) => onChange(replaced(rows, row.id, change))} />
          {rows.length > 1 ? (
            <div>
              <Button
                small
                aria-label={t('criteria.removeOf', { name: row.el || String(index + 1) })}
                onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
              >
                {t('remove')}
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      {rows.length < 20 ? (
        <div>
          <Button small onClick={() => onChange([...rows, emptyCriterion()])}>
            {t('criteria.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

interface FieldsProps {
  row: CriterionDraft;
  index: number;
  onChange: (change: Partial<CriterionDraft>) => void;
}

function CriterionFields({ row, index, onChange }: FieldsProps) {
  const { t } = useTranslation('criteria');
  const at = `criteria.${index}`;
  return (
    <>
      <div className="criteria-pair">
        <TextField
          name={`${at}.label`}
          label={t('criteria.el')}
          value={row.el}
          maxLength={200}
          required
          onChange={(event) => onChange({ el: event.target.value })}
        />
        <TextField
          label={t('criteria.en')}
          lang="en"
          value={row.en}
          maxLength={200}
          onChange={(event) => onChange({ en: event.target.value })}
        />
      </div>
      <div className="criteria-pair">
        <TextField
          name={`${at}.help`}
          label={t('criteria.helpEl')}
          value={row.helpEl}
          maxLength={2000}
          required
          onChange={(event) => onChange({ helpEl: event.target.value })}
        />
        <TextField
          label={t('criteria.helpEn')}
          lang="en"
          value={row.helpEn}
          maxLength={2000}
          onChange={(event) => onChange({ helpEn: event.target.value })}
        />
      </div>
      <div className="criteria-pair">
        <TextField
          name={`${at}.key`}
          label={t('criteria.key')}
          help={t('criteria.keyHelp')}
          value={row.key}
          maxLength={64}
          required
          spellCheck={false}
          onChange={(event) => onChange({ key: event.target.value })}
        />
        <NumberField
          name={`${at}.weight`}
          label={t('criteria.weight')}
          help={t('criteria.weightHelp')}
          value={row.weight}
          required
          onChange={(event) => onChange({ weight: event.target.value })}
        />
      </div>
    </>
  );
}
