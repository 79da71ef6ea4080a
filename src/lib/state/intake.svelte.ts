import { createContext } from 'svelte';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { guessKind } from '#lib/core/intake/guess-kind.ts';
import type {
	RejectedFile,
	CellRepair,
	IntakeAnswer,
	IntakeRequest,
	ToldCrs
} from '#lib/core/intake/intake-answer.ts';
import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import type { RowDecision } from '#lib/core/intake/reconcile/types.ts';
import { IntakeControl } from './intake-control.svelte.ts';
import { toFault, type Fault } from './fault.ts';
import type { IntakePorts } from './intake-ports.ts';

export type { IntakePorts };

/** A coordinate system that can be chosen. */
export type ChosenCrs = Pick<ToldCrs, 'id' | 'isSwapped'>;
export type DoubtfulRow = IntakeAnswer['doubtful'][number];

/** What was taken in last. */
export interface TakenFile {
	id: string;
	author: string;
	revision: number;
	/** Changes; 0: the plan had all of it already. */
	applied: number;
	added: number;
	changed: number;
	isUndone: boolean;
}

/** As in the request: found, whatever is remembered. */
const FOUND: ChosenCrs = { id: 'auto', isSwapped: false };

const AUTHOR_KEY = 'lianpian:author';

/**
 * A file on its way into the plan: what was found in it, and what the planner decides of it. The server keeps nothing
 * of it: each decision sends the file again, and a newer one calls off the one before.
 */
export class Intake {
	files = $state.raw<readonly File[]>([]);
	kind = $state<IntakeKind>('communities');
	crs = $state.raw<ChosenCrs | null>(null);
	/** By heading: what the planner has chosen; '' for none. */
	columns = $state.raw<Readonly<Record<string, string>>>({});
	decisions = $state.raw<Readonly<Record<number, RowDecision>>>({});
	places = $state.raw<Readonly<Record<number, LngLat>>>({});
	/** Of fields that both have changed, by row: those where the file is right. */
	clashes = $state.raw<Readonly<Record<number, readonly string[]>>>({});
	/** Repairs of the ledger check that were taken. */
	repairs = $state.raw<readonly CellRepair[]>([]);
	/** Features that the file has no more and that are taken out. */
	missing = $state.raw<ReadonlySet<string>>(new Set());
	/** Rows that could be taken in and are not to be. */
	left = $state.raw<ReadonlySet<number>>(new Set());
	/** Every row that was doubtful once, as it was then: what was decided of it can be decided again. */
	asked = $state.raw<ReadonlyMap<number, DoubtfulRow>>(new Map());
	answer = $state.raw<IntakeAnswer | null>(null);
	/** What was found of the coordinate system before anybody chose one. */
	judged = $state.raw<ToldCrs | null>(null);
	/** The file in another coordinate system, to be compared on the map. */
	other = $state.raw<{ crs: ChosenCrs; answer: IntakeAnswer } | null>(null);
	/** Whether the file is shown in its own coordinates. */
	isDrawn = $state(false);
	/** Row that waits for a click on the map. */
	placing = $state<number | null>(null);
	busy = $state<'looking' | 'comparing' | 'taking' | 'undoing' | null>(null);
	fault = $state.raw<Fault | null>(null);
	taken = $state.raw<TakenFile | null>(null);
	/** Of a local coordinate system. */
	readonly control = new IntakeControl(() => this.#fit());
	reason = $state('');
	author = $state('');

	readonly #ports: IntakePorts;
	#asking: AbortController | undefined;
	#sheet: string | undefined;
	#encoding: string | undefined;
	#isKindChosen = false;
	/** Of the change set that the decisions make: sent again after a broken connection, it is made once. */
	#takeId: string | undefined;

	constructor(ports: IntakePorts) {
		this.#ports = ports;
		this.author = ports.local.getItem(AUTHOR_KEY) ?? '';
	}

	/** Rows that would be taken in now. */
	readonly wanted: { added: number; changed: number } = $derived.by(() => {
		const count = (rows: readonly { row: number }[] = []) =>
			rows.filter(({ row }) => !this.left.has(row)).length;
		return { added: count(this.answer?.added), changed: count(this.answer?.changed) };
	});

	/** Rows that are doubtful still, once the server has heard of all decisions. */
	readonly #open: ReadonlySet<number> = $derived(new Set(this.answer?.doubtful.map(({ row }) => row)));

	/** Doubtful rows of which something was decided that makes them certain, as they were before. */
	readonly decided: readonly DoubtfulRow[] = $derived(
		[...new Set([...Object.keys(this.decisions), ...Object.keys(this.places)])].flatMap((row) => {
			const one = this.asked.get(Number(row));
			return one && (!this.#open.has(one.row) || this.busy === 'looking') ? one : [];
		})
	);

	/** Rows with fields that file and plan have both changed. */
	readonly clashing: IntakeAnswer['changed'] = $derived(
		(this.answer?.changed ?? []).filter(({ clashes }) => clashes.length > 0)
	);

	/** Nothing is taken before the coordinate system is certain, or was said. */
	readonly isCrsOpen: boolean = $derived(
		this.answer?.crs ? !this.answer.crs.isSure && !this.answer.crs.isGiven : false
	);

	readonly canTake: boolean = $derived(
		this.answer !== null && this.busy === null && !this.isCrsOpen && this.taken === null
	);

	/** @param files one file, or the parts of a shapefile */
	open(files: readonly File[]): Promise<void> {
		if (files.length === 0) return Promise.resolve();
		this.close();
		this.files = files;
		const guessed = guessKind(...files.map(({ name }) => name));
		if (guessed && !this.#isKindChosen) this.kind = guessed;
		return this.#look();
	}

	/** Puts the file away. */
	close() {
		this.cancel();
		this.files = [];
		this.answer = null;
		this.fault = null;
		this.taken = null;
		this.reason = '';
		this.#sheet = undefined;
		this.#encoding = undefined;
		this.#forgetColumns();
	}

	chooseKind(kind: IntakeKind): Promise<void> {
		this.kind = kind;
		this.#isKindChosen = true;
		this.#forgetColumns();
		return this.#look();
	}

	chooseSheet(sheet: string): Promise<void> {
		this.#sheet = sheet;
		const guessed = guessKind(sheet);
		if (guessed && !this.#isKindChosen) this.kind = guessed;
		this.#forgetColumns();
		return this.#look();
	}

	chooseEncoding(encoding: string): Promise<void> {
		this.#encoding = encoding;
		this.#forgetColumns();
		return this.#look();
	}

	/** @param field '' for none */
	chooseField(heading: string, field: string): Promise<void> {
		this.columns = { ...this.columns, [heading]: field };
		return this.#look();
	}

	/** @param crs `null`: what is found */
	chooseCrs(crs: ChosenCrs | null): Promise<void> {
		this.crs = crs ? { id: crs.id, isSwapped: crs.isSwapped } : FOUND;
		this.other = null;
		return this.#look();
	}

	/** Shows the file in its own coordinates, where control points are picked. */
	draw(): Promise<void> {
		this.isDrawn = true;
		return this.answer?.drawn ? Promise.resolve() : this.#look();
	}

	/** Reads the file by its control points; too few say nothing. */
	#fit() {
		const { given, isSwapped } = this.control;
		if (given || this.answer?.crs?.id === 'local')
			void this.chooseCrs(given ? { id: 'local', isSwapped } : null);
	}

	/** @param decision `null`: it is open again */
	decide(row: number, decision: RowDecision | null): Promise<void> {
		const { [row]: _, ...others } = this.decisions;
		this.decisions = decision ? { ...others, [row]: decision } : others;
		if (!decision && this.places[row]) {
			const { [row]: __, ...placed } = this.places;
			this.places = placed;
		}
		return this.#look();
	}

	/** Says where a row is that says nothing of it. */
	place(row: number, lngLat: LngLat): Promise<void> {
		return this.placeAll({ [row]: lngLat });
	}

	/** Says where rows are, by row. */
	placeAll(places: Readonly<Record<number, LngLat>>): Promise<void> {
		this.placing = null;
		this.places = { ...this.places, ...places };
		return this.#look();
	}

	/** Reads cells as a check proposes; `null`: as the file has them again. */
	repair(cells: readonly CellRepair[] | null): Promise<void> {
		this.repairs = cells ? [...this.repairs, ...cells] : [];
		return this.#look();
	}

	/** Whether the file is right in a field that the plan has changed as well. */
	settle(row: number, field: string, isFileRight: boolean) {
		const others = (this.clashes[row] ?? []).filter((one) => one !== field);
		this.clashes = { ...this.clashes, [row]: isFileRight ? [...others, field] : others };
		this.#takeId = undefined;
	}

	/** Takes rows in, or leaves them. */
	want(rows: readonly number[], isWanted: boolean) {
		const left = new Set(this.left);
		for (const row of rows)
			if (isWanted) left.delete(row);
			else left.add(row);
		this.left = left;
		this.#takeId = undefined;
	}

	/** Takes a feature out of the plan that the file has no more, or leaves it. */
	remove(id: string, isRemoved: boolean) {
		const missing = new Set(this.missing);
		if (isRemoved) missing.add(id);
		else missing.delete(id);
		this.missing = missing;
		this.#takeId = undefined;
	}

	/** Looks at the file in another coordinate system, beside the one it is read in; `null`: no more. */
	async compareWith(crs: ChosenCrs | null): Promise<void> {
		this.other = null;
		if (!crs) return;
		const { id, isSwapped } = crs;
		await this.#ask('comparing', async (signal) => {
			const answer = await this.#send({ crs: id, isSwapped, accept: 'none' }, signal);
			this.other = { crs: { id, isSwapped }, answer };
		});
	}

	sign(author: string) {
		this.author = author.trim().slice(0, 80);
		this.#takeId = undefined;
		try {
			this.#ports.local.setItem(AUTHOR_KEY, this.author);
		} catch {
			// Storage is forbidden or full: the name holds while the page is open.
		}
	}

	/** Takes in what is sure and was not left out, as one change set. */
	take(): Promise<void> {
		if (!this.canTake) return Promise.resolve();
		const { answer, left, author, reason, wanted } = this;
		const rows = [...answer!.added, ...answer!.changed].map(({ row }) => row);
		const accept = left.size === 0 ? 'sure' : rows.filter((row) => !left.has(row));
		const id = (this.#takeId ??= this.#ports.newId());
		return this.#ask('taking', async (signal) => {
			const made = await this.#send({ accept, id, reason }, signal);
			this.answer = made;
			if (made.open) return;
			const { revision, applied } = made;
			this.taken = { id, author, revision, applied, ...wanted, isUndone: false };
		});
	}

	undo(): Promise<void> {
		const { taken } = this;
		if (!taken || taken.applied === 0 || taken.isUndone) return Promise.resolve();
		return this.#ask('undoing', async () => {
			await this.#ports.undo({ id: this.#ports.newId(), undo: taken.id, author: taken.author });
			this.taken = { ...taken, isUndone: true };
		});
	}

	/** Rows that cannot be taken in as a file to be mended; `undefined`: there are none, or it was called off. */
	async fileRejected(lang: 'zh' | 'en'): Promise<RejectedFile | undefined> {
		let file: RejectedFile | undefined;
		await this.#ask('looking', async (signal) => {
			const answer = await this.#send({ accept: 'none', rejectedIn: lang }, signal);
			file = answer.rejectedFile ?? undefined;
		});
		return file;
	}

	/** Calls off what is being asked; what was found before stays. */
	cancel() {
		this.#asking?.abort();
		this.busy = null;
	}

	retry(): Promise<void> {
		return this.#look();
	}

	/** What was decided of rows and columns says nothing of those of another sheet. */
	#forgetColumns() {
		this.columns = {};
		this.crs = null;
		this.control.forget();
		this.isDrawn = false;
		this.judged = null;
		this.other = null;
		this.decisions = {};
		this.places = {};
		this.clashes = {};
		this.repairs = [];
		this.missing = new Set();
		this.left = new Set();
		this.asked = new Map();
		this.placing = null;
	}

	#look(): Promise<void> {
		if (this.files.length === 0) return Promise.resolve();
		this.#takeId = undefined;
		return this.#ask('looking', async (signal) => {
			const answer = await this.#send({ accept: 'none' }, signal);
			this.answer = answer;
			const found = answer.crs;
			if (!found?.isGiven || found.isRemembered) this.judged = found;
			if (found?.isRemembered && found.control) this.control.recall(found.control, found.isSwapped);
			if (answer.doubtful.length > 0)
				this.asked = new Map([...answer.doubtful.map((one) => [one.row, one] as const), ...this.asked]);
		});
	}

	async #send(of: Partial<IntakeRequest> & Pick<IntakeRequest, 'accept'>, signal: AbortSignal) {
		const { kind, columns, decisions, places, repairs, clashes, missing, author } = this;
		const request: IntakeRequest = {
			kind,
			columns,
			decisions,
			places,
			clashes: Object.fromEntries(Object.entries(clashes).map(([row, fields]) => [row, [...fields]])),
			repairs: [...repairs],
			missing: [...missing],
			author,
			reason: '',
			id: of.id ?? this.#ports.newId(),
			...(this.#sheet === undefined ? {} : { sheet: this.#sheet }),
			...(this.#encoding === undefined ? {} : { encoding: this.#encoding }),
			...(this.isDrawn ? { isDrawn: true } : {}),
			...(of.crs === undefined ? this.#saidCrs() : {}),
			...of
		};
		const answer = await this.#ports.send(this.files, request, signal);
		signal.throwIfAborted();
		return answer;
	}

	#saidCrs(): Pick<IntakeRequest, 'crs' | 'isSwapped' | 'control'> {
		const { crs, control } = this;
		if (!crs) return {};
		if (crs.id !== 'local') return { crs: crs.id, isSwapped: crs.isSwapped };
		return control.given ? { control: control.given, isSwapped: control.isSwapped } : {};
	}

	async #ask(busy: NonNullable<Intake['busy']>, work: (signal: AbortSignal) => Promise<void>) {
		this.#asking?.abort();
		const asking = (this.#asking = new AbortController());
		const { signal } = asking;
		this.busy = busy;
		this.fault = null;
		try {
			await work(signal);
		} catch (error) {
			if (!signal.aborted) this.fault = toFault(error);
		} finally {
			if (this.#asking === asking) this.busy = null;
		}
	}
}

export const [getIntake, setIntake] = createContext<Intake>();
