import type { ReactNode, SVGProps } from 'react';

function Icon({ children, ...rest }: SVGProps<SVGSVGElement> & { children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="square"
      aria-hidden="true"
      {...rest}
    >
      {children}
    </svg>
  );
}

/** The brand's W, with its spark. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
      <path fill="none" stroke="currentColor" strokeWidth="3.4" d="M1.5 9.5h3.2l4.2 14 4.6-14h1.6l4.4 14 2.9-10" />
      <circle className="mark-spark" cx="25.6" cy="8.6" r="3.8" />
    </svg>
  );
}

export const BellIcon = () => (
  <Icon>
    <path d="M6 17V10.5a6 6 0 0 1 12 0V17l1.5 1.5h-15z" />
    <path d="M10 21.5h4" />
  </Icon>
);

export const MenuIcon = () => (
  <Icon>
    <path d="M4 6h16M4 12h16M4 18h16" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c0-4.4 3.6-7 8-7s8 2.6 8 7" />
  </Icon>
);

export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4.2" />
    <path d="M12 2.5v1.7M12 19.8v1.7M2.5 12h1.7M19.8 12h1.7M5.3 5.3l1.2 1.2M17.5 17.5l1.2 1.2M18.7 5.3l-1.2 1.2M6.5 17.5l-1.2 1.2" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon className="icon icon-small">
    <path d="m6 9 6 6 6-6" />
  </Icon>
);
