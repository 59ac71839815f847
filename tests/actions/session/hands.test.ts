import { describe, expect, it } from 'vitest';
import { chooseProfile } from '#actions/session/chooseProfile.ts';
import { changeHands } from '#actions/session/hands.ts';
import { STANDARD_HANDS } from '#core/hands/hands.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const person = (name: string) => ({ name, role: 'reader' }) as const;

describe('keys and mouse', () => {
  it('belong to the person who reads', async () => {
    const { workstation } = workstationInMemory();
    const keysOf = () => workstation.hands.getState().keymap.mirror;
    await chooseProfile(workstation, person('Dr One'));
    await changeHands(workstation, { ...STANDARD_HANDS, keys: { mirror: ['F8'] } });
    await chooseProfile(workstation, person('Dr Two'));
    expect(keysOf()).toEqual(['Shift+M']);
    await chooseProfile(workstation, person('Dr One'));
    expect(keysOf()).toEqual(['F8']);
  });

  it('that cannot be read leave the standard ones in force, and say so', async () => {
    const { workstation } = workstationInMemory();
    await workstation.settings.write('hands of Dr One', { keys: 'all' });
    await chooseProfile(workstation, person('Dr One'));
    expect(workstation.hands.getState().hands).toEqual(STANDARD_HANDS);
    expect(workstation.session.getState().notices).toMatchObject([{ code: 'HANDS_E_SETTINGS', tone: 'warning' }]);
  });
});
