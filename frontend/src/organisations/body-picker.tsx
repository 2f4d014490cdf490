import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { bodyName, useTranslation } from '@/i18n';
import { FieldFrame, useField } from '@/ui/field';
import { type Body, findBodies } from './queries';
import './body-picker.css';

interface Props {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  required?: boolean;
  chosen: Pick<Body, 'id' | 'name_el' | 'name_en'> | undefined;
  onChoose: (body: Body | undefined) => void;
}

/** So long after the last letter the API is asked. */
const PAUSE = 200;

/** A public body, found by typing some of its name or its initials: the combobox of the ARIA practices. */
export function BodyPicker({ name, label, help, required, chosen, onChoose }: Props) {
  const { t } = useTranslation('organisations');
  const { id, fault, control } = useField({ help, required }, name);
  const list = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Body[]>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useRef<AbortController>(undefined);
  const shown = chosen ? bodyName(chosen) : text;

  useEffect(() => {
    if (!open || text.trim().length < 2) {
      setFound(undefined);
      return;
    }
    const timer = setTimeout(async () => {
      asked.current?.abort();
      const controller = new AbortController();
      asked.current = controller;
      try {
        const bodies = await findBodies(text, controller.signal);
        if (!controller.signal.aborted) setFound(bodies);
      } catch {
        if (!controller.signal.aborted) setFound([]);
      }
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, open]);

  const choose = (body: Body) => {
    onChoose(body);
    setText('');
    setOpen(false);
    setActive(-1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const count = found?.length ?? 0;
    if (event.key === 'Escape') setOpen(false);
    if (!open || count === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((active + step + count) % count);
    }
    const body = found?.[active];
    if (event.key === 'Enter' && body) {
      event.preventDefault();
      choose(body);
    }
  };

  const isOpen = open && found !== undefined && found.length > 0;
  return (
    <FieldFrame {...{ id, fault, label, help, required }}>
      <div className="body-picker">
        <input
          {...control}
          name={name}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-activedescendant={isOpen && active >= 0 ? `${list}-${active}` : undefined}
          placeholder={t('picker.placeholder')}
          value={shown}
          onChange={(event) => {
            if (chosen) onChoose(undefined);
            setText(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        <div id={list} role="listbox" aria-label={t('picker.found')} className="body-picker-list" hidden={!isOpen}>
          {found?.map((body, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
            <div
              key={body.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className="body-picker-option"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(body)}
            >
              {bodyName(body)}
              <small>
                {[t(`kinds.${body.kind}`), body.region ? t(`regions.${body.region}`) : ''].filter(Boolean).join(' · ')}
              </small>
            </div>
          ))}
        </div>
      </div>
      <p className="field-help" role="status">
        {open && found ? (found.length > 0 ? t('picker.count', { count: found.length }) : t('picker.none')) : ''}
      </p>
    </FieldFrame>
  );
}
