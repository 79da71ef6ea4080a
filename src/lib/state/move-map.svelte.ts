import { untrack } from 'svelte';
import { extentToShow } from './extent-to-show.ts';
import type { Notes } from './notes/notes.svelte.ts';
import type { Plan } from './plan.svelte.ts';
import type { Planning } from './planning/planning.svelte.ts';
import type { View } from './view.svelte.ts';
import type { MapHandle } from './workbench-ports.ts';

/** Starts the effects that move the map to what is picked elsewhere than on it. */
export function moveMap(
	{ view, plan, planning, notes }: { view: View; plan: Plan; planning: Planning; notes: Notes },
	getMap: () => MapHandle | null
) {
	// The map moves to what was selected in a list, in the search or by a link.
	$effect(() => {
		const { toShow } = view;
		const map = getMap();
		if (!toShow || !map || !plan.document) return;
		untrack(() => {
			const entry = plan.entries.find(({ kind, id }) => kind === toShow.kind && id === toShow.id);
			if (entry) {
				map.show(extentToShow(plan, entry));
				void map.keepWalkSeen();
			}
			view.toShow = null;
		});
	});
	// The same for what a desk highlights.
	$effect(() => {
		const { toShow } = planning;
		const map = getMap();
		if (!toShow || !map) return;
		untrack(() => {
			map.show({ bbox: toShow });
			planning.toShow = null;
		});
	});
	// The same for a note that was opened in a list, in the log or by a link.
	$effect(() => {
		const { toLook } = notes;
		const map = getMap();
		const thread = toLook === null ? undefined : notes.find(toLook);
		if (!thread || !map) return;
		untrack(() => {
			map.show({ lngLat: thread.lngLat });
			notes.toLook = null;
		});
	});
}
