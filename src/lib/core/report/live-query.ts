import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '../coverage/settings.ts';
import type { Scope, WalkSettings } from '../model/types.ts';
import { writeEdits } from '../what-if/edit-text.ts';

/** A view of the workbench that a report links to. */
export interface LiveView {
	/** The part of the city, or the community, that is selected. */
	select?: Scope | { kind: 'community'; id: string };
	/** Layers that are shown; default the workbench's. */
	layers?: readonly string[];
	desk?: 'axes' | 'packages' | 'siting';
	/** The table of communities is open: all that count, or those beyond the inner circle. */
	table?: 'counted' | 'beyond';
}

/** Query of a live view, with what the plan was measured with; in the order in which the workbench writes it. */
export function writeLiveQuery(
	{ select, layers, desk, table }: LiveView,
	{ minutes, speedMps, edits, lang }: WalkSettings & { lang: 'zh' | 'en' }
): string {
	const query = new URLSearchParams();
	if (layers) query.set('layers', layers.join(','));
	if (select && select.kind !== 'city' && select.kind !== 'package')
		query.set('select', `${select.kind}:${select.id}`);
	if (minutes.join() !== DEFAULT_MINUTES.join()) query.set('minutes', minutes.join());
	if (speedMps !== DEFAULT_SPEED_MPS) query.set('speed', String(speedMps));
	if (table) query.set('table', '1');
	if (table === 'beyond') query.set('reach', 'beyond');
	if (table) query.set('only', 'counted');
	if (edits.length > 0) query.set('whatif', writeEdits(edits));
	if (desk) query.set('desk', desk);
	if (lang !== 'zh') query.set('lang', lang);
	return query.toString();
}
