import { Documents } from './documents.ts';
import { BRIEFINGS } from './kinds/briefings.ts';
import { SCENARIOS } from './kinds/scenarios.ts';
import { VIEWS } from './kinds/views.ts';

export const views = new Documents(VIEWS);
export const scenarios = new Documents(SCENARIOS);
export const briefings = new Documents(BRIEFINGS);
