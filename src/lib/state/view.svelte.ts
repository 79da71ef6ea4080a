import { createContext } from 'svelte';
import type { Edit } from '#lib/core/what-if/types.ts';
import {
	writeViewQuery,
	type Lang,
	type DeskKey,
	type LayerKey,
	type Measure,
	type Selection,
	type TableView,
	type Theme,
	type ViewValues
} from '#lib/carto/view-query.ts';

/**
 * What the screen shows. Changing a field changes the screen and the URL.
 *
 * A `step` is a change that the back button undoes (a selection, a layer); panning, zooming and sliding only
 * rewrite the current address.
 */
export class View implements ViewValues {
	camera = $state.raw<ViewValues['camera']>(null);
	layers = $state.raw<ReadonlySet<LayerKey>>(new Set());
	selection = $state.raw<Selection | null>(null);
	minutes = $state.raw<ViewValues['minutes']>([15, 30]);
	speedMps = $state(1);
	measure = $state<Measure>('households');
	table = $state.raw<TableView>() as TableView;
	edits = $state.raw<readonly Edit[]>([]);
	desk = $state<DeskKey | null>(null);
	compare = $state.raw<ViewValues['compare']>(null);
	lang = $state<Lang>('zh');
	theme = $state<Theme>('auto');

	/** What the mouse or the keyboard points at, in the map or in the table. Not part of the URL. */
	hovered = $state.raw<Selection | null>(null);

	/** What was selected outside the map and is to be shown there; `null` once the map has moved. */
	toShow = $state.raw<Selection | null>(null);

	/** Communities picked from the table to do something with all of them. Not part of the URL. */
	chosen = $state.raw<ReadonlySet<string>>(new Set());

	/** Communities that the filters of the open table keep; `null`: it filters nothing. Not part of the URL. */
	subject = $state.raw<ReadonlySet<string> | null>(null);

	/** Incremented by every step, so that a new history entry is made for it. */
	steps = $state(0);

	constructor(values: ViewValues) {
		this.assign(values);
	}

	/** Takes over a whole view, as when the back button is pressed; the map's camera is part of it. */
	assign(values: ViewValues) {
		Object.assign(this, values);
	}

	get query(): string {
		return writeViewQuery(this).toString();
	}

	/** Selects something, or nothing; unless it was picked on the map, the map moves there. */
	select(selection: Selection | null, { isOnMap = false } = {}) {
		if (!isOnMap) this.toShow = selection;
		if (selection?.kind === this.selection?.kind && selection?.id === this.selection?.id) return;
		this.selection = selection;
		this.steps++;
	}

	/** Opens a desk, or closes the one that is open. */
	openDesk(desk: DeskKey | null) {
		if (desk === this.desk) return;
		this.desk = desk;
		this.steps++;
	}

	isSelected(kind: Selection['kind'], id: string): boolean {
		return this.selection?.kind === kind && this.selection.id === id;
	}

	toggleLayer(key: LayerKey, on = !this.layers.has(key)) {
		const layers = new Set(this.layers);
		if (on) layers.add(key);
		else layers.delete(key);
		this.layers = layers;
		this.steps++;
	}

	showTable(change: Partial<TableView>) {
		this.table = { ...this.table, ...change };
	}

	/** Sorts by a column; the same one again turns the order round. */
	sortTable(sort: TableView['sort']) {
		const descending =
			this.table.sort === sort ? !this.table.descending : sort === 'walk' || sort === 'households';
		this.showTable({ sort, descending });
	}
}

export const [getView, setView] = createContext<View>();
