import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colour of work, and of what can be pressed. */
const teal: MantineColorsTuple = [
  '#e6f6f3',
  '#cdebe5',
  '#9bd6ca',
  '#66c0ae',
  '#39ab96',
  '#1a9682',
  '#0b7a6b',
  '#0b6e63',
  '#08574e',
  '#053f39',
];

/** The greys of the dark theme, from ink to ground; those of tokens.css. */
const dark: MantineColorsTuple = [
  '#eef1f3',
  '#c9d0d6',
  '#aeb6bf',
  '#7d8792',
  '#4a525b',
  '#343b42',
  '#24292e',
  '#1c2024',
  '#14171a',
  '#0e1113',
];

/** One scale for type, one for space: 4 8 12 16 24 32. Times and figures are set in figures of equal width. */
export const theme = createTheme({
  primaryColor: 'teal',
  // White is read on both: Mantine chooses the ink by the light theme's shade alone.
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { teal, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  lineHeights: { xs: '1.3', sm: '1.4', md: '1.45', lg: '1.3', xl: '1.15' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
});
