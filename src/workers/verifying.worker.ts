import { expose } from 'comlink';
import { verifyChain } from '#core/ledger/chain.ts';

const verifying = { verify: verifyChain };
export type VerifyingWorker = typeof verifying;
expose(verifying);
