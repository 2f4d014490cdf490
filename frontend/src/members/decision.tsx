import { adaAddress } from '@/organisations/ada';

interface Props {
  decision: { decision_reference?: string | null; ada?: string | null };
}

/** The decision that a mandate rests on; with its number it can be looked up. */
export function Decision({ decision: { decision_reference, ada } }: Props) {
  if (!decision_reference && !ada) return '—';
  return (
    <>
      {decision_reference}
      {decision_reference && ada ? ' · ' : null}
      {ada ? (
        <a href={adaAddress(ada)} rel="noreferrer">
          {ada}
        </a>
      ) : null}
    </>
  );
}
