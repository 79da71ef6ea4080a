import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import type { BothTexts } from '#lib/core/text/both-texts.ts';
import type { TableColumn } from '#lib/carto/view-query.ts';
import type { EditDesk } from '#lib/state/editing/edit-desk.svelte.ts';
import type { Editing } from '#lib/state/editing/editing.svelte.ts';
import type { View } from '#lib/state/view.svelte.ts';
import { besideColumn, EDITABLE_COLUMNS, fieldOfColumn } from './editable-columns.ts';
import { readCell } from './read-cell.ts';
import { readPaste, type PastePreview, type PasteTarget } from './read-paste.ts';

/** The table of communities while its cells can be edited: which cell, what was pasted, and what is wrong. */
export class TableEditor {
	/** The column that keys act on. */
	column = $state<TableColumn>('households');
	/** The row whose cell is being typed into; `null`: none. */
	rowId = $state<string | null>(null);
	/** Why what was typed cannot be read; `null`: it can. */
	fault = $state.raw<BothTexts | null>(null);
	/** What pasting would do; `null`: nothing was pasted. */
	preview = $state.raw<PastePreview | null>(null);
	/** Why the last change was not made. */
	problems = $state.raw<readonly ChangeProblem[]>([]);
	/** How many cells the last change of several made; `null`: none yet. */
	doneCount = $state<number | null>(null);

	readonly #desk: EditDesk;
	readonly #editing: Editing;
	readonly #view: View;

	constructor(desk: EditDesk, editing: Editing, view: View) {
		this.#desk = desk;
		this.#editing = editing;
		this.#view = view;
	}

	get isOn(): boolean {
		return this.#desk.isOpen && !this.#editing.isReadOnly && this.#editing.plan !== null;
	}

	isOpenAt(rowId: string, column: TableColumn): boolean {
		return this.isOn && this.rowId === rowId && this.column === column;
	}

	open(rowId: string, column: TableColumn = this.column) {
		if (!EDITABLE_COLUMNS.includes(column)) return;
		this.column = column;
		this.rowId = rowId;
		this.fault = null;
		this.problems = [];
	}

	close() {
		this.rowId = null;
		this.fault = null;
	}

	/** Moves between the columns that can be edited. @returns whether there was another */
	go(step: 1 | -1): boolean {
		const next = besideColumn(this.column, step);
		if (next) this.column = next;
		return next !== undefined;
	}

	/** What a cell holds, as it is typed. */
	typedOf(rowId: string, column: TableColumn): string {
		const value = this.#valueOf(rowId, this.#fieldOf(column));
		return String(value ?? '');
	}

	/** Takes over what was typed. @returns whether the cell is done with */
	commit(typed: string): boolean {
		const { rowId, column } = this;
		const plan = this.#editing.plan;
		if (rowId === null || !plan) return true;
		const field = this.#fieldOf(column);
		const read = readCell(field, typed, plan);
		if ('fault' in read) {
			this.fault = read.fault;
			return false;
		}
		if (!this.#set([rowId], field, read.value)) return false;
		this.close();
		return true;
	}

	/** Gives a field of all chosen rows what was typed. */
	setChosen(field: string, typed: string): BothTexts | null {
		const plan = this.#editing.plan;
		if (!plan) return null;
		const read = readCell(field, typed, plan);
		if ('fault' in read) return read.fault;
		this.#set([...this.#view.chosen], field, read.value);
		return null;
	}

	/** Gives the rows below what the first of the chosen ones has; where none are chosen, this row what the one above has. */
	fillDown(rowId: string, order: readonly string[]) {
		const chosen = order.filter((id) => this.#view.chosen.has(id));
		const above = order[order.indexOf(rowId) - 1];
		const [source, ...targets] = chosen.length > 1 ? chosen : above === undefined ? [] : [above, rowId];
		const field = this.#fieldOf(this.column);
		// No two communities have one name.
		if (source === undefined || this.column === 'name') return;
		this.#set(targets, field, this.#valueOf(source, field));
	}

	paste(text: string, target: Omit<PasteTarget, 'plan' | 'column' | 'lang'>) {
		const plan = this.#editing.plan;
		if (!plan || text.trim() === '') return;
		this.problems = [];
		this.doneCount = null;
		this.preview = readPaste(text, { ...target, column: this.column, plan, lang: this.#view.lang });
	}

	/** Makes what was pasted one change. */
	applyPaste() {
		if (this.preview && this.#change(this.preview.changes)) this.preview = null;
	}

	#set(ids: readonly string[], field: string, value: unknown): boolean {
		const isOther = (id: string) => JSON.stringify(this.#valueOf(id, field)) !== JSON.stringify(value);
		return this.#change(
			ids.filter(isOther).map((featureId) => ({ layer: 'communities', featureId, op: 'set', field, value }))
		);
	}

	#change(changes: readonly WantedChange[]): boolean {
		this.doneCount = null;
		this.problems = [];
		if (changes.length === 0) return true;
		const isMade = this.#desk.change(changes);
		this.problems = this.#desk.problems;
		if (isMade && changes.length > 1) this.doneCount = changes.length;
		return isMade;
	}

	#fieldOf(column: TableColumn): string {
		return fieldOfColumn(column, this.#view.lang)!;
	}

	#valueOf(rowId: string, field: string): unknown {
		return this.#editing.plan?.communities.get(rowId)?.properties[field];
	}
}
