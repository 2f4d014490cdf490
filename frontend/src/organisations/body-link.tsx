import { Link } from '@tanstack/react-router';
import { bodyName } from '@/i18n';

/** A body by name, leading to its public page. */
export function BodyLink({ body }: { body: { code: string; name_el: string; name_en: string } }) {
  return (
    <Link to="/organisations/$code" params={{ code: body.code }}>
      {bodyName(body)}
    </Link>
  );
}
