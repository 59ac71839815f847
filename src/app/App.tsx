import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '#ui/tokens.css';
import '#ui/pieces.css';
import '#app/app.css';
import { MantineProvider } from '@mantine/core';
import type { Workstation } from '#actions/workstation.ts';
import { ErrorBoundary } from '#app/ErrorBoundary.tsx';
import { Shell } from '#app/Shell.tsx';
import { cssVariables, theme } from '#ui/theme.ts';

export function App({ workstation }: { readonly workstation: Workstation }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="dark">
      <ErrorBoundary workstation={workstation}>
        <Shell workstation={workstation} />
      </ErrorBoundary>
    </MantineProvider>
  );
}
