import type { Querier } from '../port.ts';
import { CITY } from './0001-city.ts';
import { WALLS } from './0002-walls.ts';
import { PLANNING } from './0003-planning.ts';
import { BRIEFINGS } from './0004-briefings.ts';
import { DOCUMENTS } from './0005-documents.ts';
import { DRAFTS } from './0006-drafts.ts';
import { SETTINGS } from './0007-settings.ts';
import { HISTORY } from './0008-history.ts';
import { CITY_FILES } from './0009-city-files.ts';
import { NOTES } from './0010-notes.ts';
import { MADE_ON } from './0011-made-on.ts';
import { FACILITIES } from './0012-facilities.ts';
import { SEVERAL_CITIES } from './0013-several-cities.ts';
import { INTAKE_MEMORY } from './0014-intake-memory.ts';
import { INTAKE_LAYOUTS } from './0015-intake-layouts.ts';
import { beginHistory } from './begin-history.ts';

export interface Migration {
	version: number;
	name: string;
	/** One or more statements; never edited once released, since databases remember its checksum. */
	sql: string;
	/** What SQL alone cannot do, after it and in the same transaction. */
	after?: (tx: Querier) => Promise<void>;
}

/** In order, versions 1, 2, 3…; a change of schema is a new one at the end. */
export const MIGRATIONS: readonly Migration[] = [
	{ version: 1, name: 'city', sql: CITY },
	{ version: 2, name: 'walls', sql: WALLS },
	{ version: 3, name: 'planning', sql: PLANNING },
	{ version: 4, name: 'briefings', sql: BRIEFINGS },
	{ version: 5, name: 'documents', sql: DOCUMENTS },
	{ version: 6, name: 'drafts', sql: DRAFTS },
	{ version: 7, name: 'settings', sql: SETTINGS },
	{ version: 8, name: 'history', sql: HISTORY, after: beginHistory },
	{ version: 9, name: 'city files', sql: CITY_FILES },
	{ version: 10, name: 'notes', sql: NOTES },
	{ version: 11, name: 'made on', sql: MADE_ON },
	{ version: 12, name: 'facilities', sql: FACILITIES },
	{ version: 13, name: 'several cities', sql: SEVERAL_CITIES },
	{ version: 14, name: 'intake memory', sql: INTAKE_MEMORY },
	{ version: 15, name: 'intake layouts', sql: INTAKE_LAYOUTS }
];
