import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import type { Body } from './queries';
import { UnitForm } from './unit-form';
import { type Unit, UnitTree } from './unit-tree';

/** The tree of the body's units, which administrators enter, correct and move. */
export function Units({ body }: { body: Body }) {
  const { t } = useTranslation('registry');
  const [writing, setWriting] = useState<{ unit?: Unit; under?: Unit }>();
  const may = body.abilities.can_revise;
  return (
    <section className="stack" aria-labelledby="body-units">
      <h2 id="body-units">{t('units.title')}</h2>
      <p className="soft measure">{t('units.lead')}</p>
      {may ? (
        <div>
          <Button onClick={() => setWriting({})}>{t('units.new')}</Button>
        </div>
      ) : null}
      <UnitTree
        organisation={body.id}
        empty={<p>{t('units.none')}</p>}
        actions={(unit) =>
          unit.abilities.can_revise ? (
            <span className="row">
              <Button
                small
                onClick={() => setWriting({ unit })}
                aria-label={t('units.reviseOf', { name: unit.name_el })}
              >
                {t('units.revise')}
              </Button>
              <Button
                small
                onClick={() => setWriting({ under: unit })}
                aria-label={t('units.newUnder', { name: unit.name_el })}
              >
                {t('units.below')}
              </Button>
            </span>
          ) : null
        }
      />
      <Dialog
        title={writing?.unit ? t('units.revise') : t('units.new')}
        open={writing !== undefined}
        onClose={() => setWriting(undefined)}
      >
        <UnitForm body={body} unit={writing?.unit} under={writing?.under} onDone={() => setWriting(undefined)} />
      </Dialog>
    </section>
  );
}
