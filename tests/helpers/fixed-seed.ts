import * as fc from 'fast-check';

/** Property tests draw the same cases each time, so that a run can be repeated; `FC_SEED` draws others. */
const { FC_SEED } = process.env;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(FC_SEED ?? 20_261_124) });
