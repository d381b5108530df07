/** Drawn here, so that nothing is loaded for them. */
const box = {
  width: '1.125em',
  height: '1.125em',
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;

export const RefreshIcon = () => (
  <svg {...box}>
    <path d="M20 11a8 8 0 1 0-2.300 6.300M20 5v6h-6" />
  </svg>
);

export const MenuIcon = () => (
  <svg {...box}>
    <path d="M4 7h16M4 12h16M4 17h16" />
  </svg>
);

export const SearchIcon = () => (
  <svg {...box}>
    <circle cx="11" cy="11" r="6.500" />
    <path d="M16 16l4.500 4.500" />
  </svg>
);

export const BackIcon = () => (
  <svg {...box}>
    <path d="M19 12H5M11 6l-6 6 6 6" />
  </svg>
);

export const ZoomOutIcon = () => (
  <svg {...box}>
    <circle cx="11" cy="11" r="6.500" />
    <path d="M16 16l4.500 4.500M8 11h6" />
  </svg>
);
