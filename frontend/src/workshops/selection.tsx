import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useWarnBeforeLeaving } from '@/app/leave';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { Declaration } from './declaration';
import { type Participation, participationChanged } from './queries';
import '@/ui/field.css';

const PLACES = ['selected', 'waitlisted', 'declined'] as const;
type Place = (typeof PLACES)[number];

/** Of a team that is there, people are in it or not. */
const CHANGES = ['selected', 'declined'] as const;

/** Whoever was not answered yet is declined unless chosen. */
const placeBefore = ({ status }: Participation): Place => (status === 'selected' ? 'selected' : 'declined');

interface Props {
  challenge: string;
  capacity: number;
  declarations: readonly Participation[];
  /** The revision of the challenge whose team is changed; without it a team is selected. */
  changes?: number;
  onDone?: () => void;
}

/** The choice about each declaration, and what the team would be like. */
export function Selection({ challenge, capacity, declarations, changes, onDone }: Props) {
  const { t } = useTranslation('workshops');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [places, setPlaces] = useState<Readonly<Record<string, Place>>>({});
  const [lead, setLead] = useState(() => declarations.find((each) => each.lead)?.id);
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  useWarnBeforeLeaving(Object.keys(places).length > 0 && !pending);

  const change = changes !== undefined;
  const placeOf = (it: Participation) => places[it.id] ?? placeBefore(it);
  const placed = (place: Place) => declarations.filter((each) => placeOf(each) === place);
  const selected = placed('selected');
  const leads = selected.some(({ id }) => id === lead) ? lead : undefined;
  const hint = hintOf(selected.length, capacity, leads);

  const select = async () => {
    if (!leads) return;
    setPending(true);
    setFault(undefined);
    const ids = (list: readonly Participation[]) => list.map(({ id }) => id);
    const params = { path: { id: challenge } };
    try {
      if (change) {
        const header = { 'If-Match': `"${changes}"` };
        const body = { lead: leads, selected: ids(selected) };
        await api.PUT('/api/v1/challenges/{id}/team', { params: { ...params, header }, body });
        toast(t('change.changed'));
        onDone?.();
        await participationChanged(queries);
        return;
      }
      const body = { lead: leads, selected: ids(selected), waitlisted: ids(placed('waitlisted')) };
      const { data } = await api.POST('/api/v1/challenges/{id}/team', { params, body });
      await participationChanged(queries);
      toast(t('selection.selected'));
      if (data) await navigate({ to: '/projects/$id', params: { id: data.id }, ignoreBlocker: true });
    } catch (error) {
      const problem = problemOf(error);
      setFault(problem.errors[0]?.message ?? problem.message);
      setAsking(false);
      await participationChanged(queries);
    }
    setPending(false);
  };

  return (
    <section className="stack" aria-labelledby="selection">
      <h2 id="selection">{t(change ? 'change.title' : 'selection.title', { count: declarations.length })}</h2>
      <p className="measure">{t(change ? 'change.lead' : 'selection.lead')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="declarations">
        {declarations.map((declaration) => (
          <li key={declaration.id}>
            <Declaration declaration={declaration}>
              <Choice
                declaration={declaration}
                place={placeOf(declaration)}
                places={change ? CHANGES : PLACES}
                leads={leads === declaration.id}
                onPlace={(place) => setPlaces((all) => ({ ...all, [declaration.id]: place }))}
                onLead={() => setLead(declaration.id)}
              />
            </Declaration>
          </li>
        ))}
      </ul>
      <div className="selection-bar">
        {fault ? (
          <Notice tone="bad" live>
            {fault}
          </Notice>
        ) : null}
        <div className="row row-apart">
          <p role="status">
            <strong className="number">{t('selection.places', { count: selected.length, capacity })}</strong>
            <span className="faint selection-mix">
              {t('selection.mix', { bodies: countOf(selected, 'id'), regions: countOf(selected, 'region') })}
            </span>
            {hint ? <span className="selection-hint">{t(`selection.hint.${hint}`)}</span> : null}
          </p>
          <div className="row">
            {onDone ? <Button onClick={onDone}>{t('change.leave')}</Button> : null}
            <Button variant="call" disabled={hint !== undefined} onClick={() => setAsking(true)}>
              {t(change ? 'change.save' : 'selection.open')}
            </Button>
          </div>
        </div>
      </div>
      <Dialog
        title={t(change ? 'change.question' : 'selection.question')}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="call" pending={pending} onClick={() => void select()}>
              {t(change ? 'change.confirm' : 'selection.select')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('selection.back')}</Button>
          </>
        }
      >
        <p>
          {change
            ? t('change.explain')
            : t('selection.explain', {
                selected: selected.length,
                waitlisted: placed('waitlisted').length,
                declined: placed('declined').length,
              })}
        </p>
      </Dialog>
    </section>
  );
}

/** What keeps the team from being selected. */
function hintOf(
  count: number,
  capacity: number,
  lead: string | undefined,
): 'nobody' | 'tooMany' | 'noLead' | undefined {
  if (count === 0) return 'nobody';
  if (count > capacity) return 'tooMany';
  return lead ? undefined : 'noLead';
}

const countOf = (team: readonly Participation[], what: 'id' | 'region'): number =>
  new Set(team.flatMap(({ organisation }) => organisation?.[what] ?? [])).size;

interface ChoiceProps {
  declaration: Participation;
  place: Place;
  places: readonly Place[];
  leads: boolean;
  onPlace: (place: Place) => void;
  onLead: () => void;
}

function Choice({ declaration, place, places, leads, onPlace, onLead }: ChoiceProps) {
  const { t } = useTranslation('workshops');
  const { id, member } = declaration;
  return (
    <fieldset className="declaration-choice">
      <legend className="hidden-text">{t('selection.choice', { name: member?.name ?? '' })}</legend>
      {places.map((each) => (
        <label key={each} className="choice">
          <input type="radio" name={`place-${id}`} checked={place === each} onChange={() => onPlace(each)} />
          <span>{t(`selection.place.${each}`)}</span>
        </label>
      ))}
      {place === 'selected' ? (
        <label className="choice declaration-lead">
          <input type="radio" name="lead" checked={leads} onChange={onLead} />
          <span>{t('selection.leads')}</span>
        </label>
      ) : null}
    </fieldset>
  );
}
