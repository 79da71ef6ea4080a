import type { GivenControl } from '#lib/core/intake/coordinates/types.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { ToldControl } from '#lib/core/intake/intake-answer.ts';

/** A control point on its way: `null` where it is still to be said. */
export interface ControlDraft {
	id: number;
	/** In the file. */
	xy: Xy | null;
	/** On the ground, in `crs`. */
	at: Xy | null;
	/** Left out: WGS-84 degrees. */
	crs?: string | undefined;
	isOut: boolean;
}

export type ControlSide = 'file' | 'ground';

/**
 * Control points of a local coordinate system: each is picked in the file's drawing and on the map, or typed. Only the
 * last can be half said, so that points are counted here as in the request.
 */
export class IntakeControl {
	points = $state.raw<readonly ControlDraft[]>([]);
	/** Whether the file has northing first, as surveys write it. */
	isSwapped = $state(false);
	/** What the next click says. */
	picking = $state.raw<{ id: number; side: ControlSide } | null>(null);

	readonly #onchange: () => void;
	#ids = 0;

	/** @param onchange called when what can be fitted is another */
	constructor(onchange: () => void) {
		this.#onchange = onchange;
	}

	/** As the request takes them; `null`: two that are not left out are needed. */
	readonly given: GivenControl[] | null = $derived.by(() => {
		const said = this.points.flatMap(({ xy, at, crs, isOut }): GivenControl[] =>
			xy && at ? [{ xy, at, ...(crs ? { crs } : {}), ...(isOut ? { isOut } : {}) }] : []
		);
		return said.filter(({ isOut }) => !isOut).length >= 2 ? said : null;
	});

	/** Whether another point can be begun: the last one is said. */
	readonly canAdd: boolean = $derived(this.points.every(({ xy, at }) => xy && at));

	add() {
		if (!this.canAdd) return;
		const id = ++this.#ids;
		this.points = [...this.points, { id, xy: null, at: null, isOut: false }];
		this.picking = { id, side: 'file' };
	}

	/** Waits for a click that says one side of a point; the same again: no more. */
	pick(id: number, side: ControlSide) {
		const isSame = this.picking?.id === id && this.picking.side === side;
		this.picking = isSame ? null : { id, side };
	}

	/** Says one side of a point; what it lacks then is waited for. */
	say(id: number, side: ControlSide, place: Xy, crs?: string) {
		const was = this.points.find((point) => point.id === id);
		if (!was) return;
		const now = side === 'file' ? { ...was, xy: place } : { ...was, at: place, crs };
		this.points = this.points.map((point) => (point === was ? now : point));
		this.picking = !now.at ? { id, side: 'ground' } : !now.xy ? { id, side: 'file' } : null;
		if (now.xy && now.at) this.#onchange();
	}

	remove(id: number) {
		const had = this.given;
		this.points = this.points.filter((point) => point.id !== id);
		if (this.picking?.id === id) this.picking = null;
		if (had) this.#onchange();
	}

	/** Leaves a point out of the fit, or takes it into it. */
	leaveOut(id: number, isOut: boolean) {
		this.points = this.points.map((point) => (point.id === id ? { ...point, isOut } : point));
		this.#onchange();
	}

	swap(isSwapped: boolean) {
		this.isSwapped = isSwapped;
		if (this.given) this.#onchange();
	}

	/** Takes over what is remembered of the file, unless somebody has begun otherwise. */
	recall({ points }: ToldControl, isSwapped: boolean) {
		if (this.points.length > 0) return;
		this.isSwapped = isSwapped;
		this.points = points.map(({ given: { xy, at, crs, isOut = false } }) => ({
			id: ++this.#ids,
			xy,
			at,
			crs,
			isOut
		}));
	}

	forget() {
		this.points = [];
		this.isSwapped = false;
		this.picking = null;
	}
}
