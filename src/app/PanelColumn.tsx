import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { Judgeable } from '#core/protocol/cutoff.ts';
import type { Workstation } from '#actions/workstation.ts';
import { lengthKey } from '#app/lengthKey.ts';
import { PANELS, type PanelName } from '#app/panels.ts';
import { CurvePanel } from '#features/curves/index.ts';
import { FactsPanel } from '#features/facts/index.ts';
import { RegionInspector } from '#features/marking/index.ts';
import { AdcMapButton, MeasurementsPanel, NumberCard, type NumberKey } from '#features/measurements/index.ts';
import { ResponsePanel } from '#features/response/index.ts';
import { ThresholdsPanel } from '#features/thresholds/index.ts';
import { TrailPanel } from '#features/trail/index.ts';
import { shellWords } from '#ui/words/shell.ts';

interface Props {
  readonly workstation: Workstation;
  readonly panel: PanelName;
  readonly onPanel: (panel: PanelName) => void;
}

/** The panels at the right. The card of a number lies over them, so that the images stay in sight. */
export function PanelColumn({ workstation, panel, onPanel }: Props) {
  const [number, setNumber] = useState<NumberKey>();
  const explainResult = ({ regionId, seriesUid, quantity, statistic }: Judgeable) => {
    if (regionId !== undefined && seriesUid !== undefined) setNumber({ regionId, seriesUid, quantity, statistic });
  };
  return (
    <aside className="panels" aria-label={shellWords.panels}>
      <Tabs
        className="panel-tabs"
        value={panel}
        onChange={(next) => onPanel(PANELS.find(({ name }) => name === next)?.name ?? 'measurements')}
        keepMounted={false}
      >
        <Tabs.List>
          {PANELS.map(({ name, title }) => (
            <Tabs.Tab key={name} value={name}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="measurements">
          <MeasurementsPanel workstation={workstation} onExplain={setNumber} />
        </Tabs.Panel>
        <Tabs.Panel value="thresholds">
          <ThresholdsPanel workstation={workstation} onExplain={explainResult} />
        </Tabs.Panel>
        <Tabs.Panel value="response">
          <ResponsePanel
            workstation={workstation}
            onExplain={(regionId) => setNumber(lengthKey(workstation.trail.getState().read, regionId))}
          />
        </Tabs.Panel>
        <Tabs.Panel value="curve">
          <CurvePanel workstation={workstation} />
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          <FactsPanel
            workstation={workstation}
            makeFrom={(seriesUid) => <AdcMapButton workstation={workstation} seriesUid={seriesUid} />}
          />
        </Tabs.Panel>
        <Tabs.Panel value="trail">
          <TrailPanel workstation={workstation} />
        </Tabs.Panel>
      </Tabs>
      {panel !== 'curve' && panel !== 'facts' && panel !== 'trail' && <RegionInspector workstation={workstation} />}
      {number && (
        <NumberCard
          key={Object.values(number).join(' ')}
          workstation={workstation}
          number={number}
          onClose={() => setNumber(undefined)}
        />
      )}
    </aside>
  );
}
