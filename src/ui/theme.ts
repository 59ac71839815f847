import {
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Menu,
  Modal,
  Popover,
  Select,
  Tooltip,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';

/** Nothing moves: a reader's eye must not be drawn away from the image. */
const still = { transitionProps: { duration: 0 } };

/** Text on the accent must reach 4.5:1 in both schemes; the library's own choice knows only the light one. */
const variantColors: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colours, color: 'var(--on-accent)' } : colours;
};

/** Colours are those of ux.md, "Look"; the same values stand as CSS variables in tokens.css. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 4,
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  variantColorResolver: variantColors,
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: {
    accent: ['#e3fbf7', '#c3f3ec', '#8fe5d9', '#5cd6c6', '#34c3b1', '#23a898', '#178b7e', '#127267', '#0e6259', '#0a4a43'],
    dark: ['#e7eaee', '#c9d0d8', '#a9b2bd', '#7f8b98', '#3a434e', '#2b333d', '#1d232a', '#15191e', '#0c0e11', '#07080a'],
  },
  components: {
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--on-accent)' } }),
    Modal: Modal.extend({ defaultProps: still }),
    Menu: Menu.extend({ defaultProps: still }),
    Popover: Popover.extend({ defaultProps: still }),
    Tooltip: Tooltip.extend({ defaultProps: { ...still, openDelay: 400, withArrow: false } }),
    Select: Select.extend({ defaultProps: { comboboxProps: still, allowDeselect: false, checkIconPosition: 'right' } }),
  },
}); // prettier-ignore

/** Borders of controls reach 3:1 against the panel, secondary text 4.5:1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  dark: {
    '--mantine-color-body': '#15191e',
    '--mantine-color-default': '#1d232a',
    '--mantine-color-default-border': '#66717d',
    '--mantine-color-dimmed': '#a9b2bd',
    '--mantine-color-placeholder': '#8b96a2',
    '--mantine-color-error': '#ff8a80',
  },
  light: {
    '--mantine-color-default-border': '#7a8591',
    '--mantine-color-dimmed': '#4d5966',
    '--mantine-color-placeholder': '#626d79',
  },
});
