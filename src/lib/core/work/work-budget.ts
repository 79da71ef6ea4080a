/** What stopped a search early; `null`: nothing, or its work budget was used up, which is the same on every machine. */
export type Stop = 'time' | null;

export interface WorkLimits {
	/** Units of work; > 0, default: no limit. */
	work?: number | undefined;
	/** Seconds after which the search stops; > 0, default: no limit. Needs a clock. */
	timeLimitS?: number | undefined;
	/** Milliseconds of a clock that never goes back. */
	nowMs?: (() => number) | undefined;
}

/**
 * How much a search may do, in units that it counts itself: about a millisecond of one core each, measured once and
 * written down beside the loops that spend them. The same question has the same budget, and so the same answer, on
 * every machine and however busy it is. A time limit beside it can only stop the search, and {@link stopped} says that
 * it did.
 */
export class WorkBudget {
	readonly #total: number;
	readonly #whole: WorkBudget | undefined;
	readonly #clock: Clock;
	#spent = 0;

	/** Time begins to count now. @throws RangeError if a limit is not above 0 */
	constructor(limits: WorkLimits = {}, whole?: WorkBudget) {
		const { work = Infinity } = limits;
		if (!(work > 0) && !whole) throw new RangeError(`The work must be above 0 units, not ${work}.`);
		this.#total = work;
		this.#whole = whole;
		this.#clock = whole ? whole.#clock : new Clock(limits);
	}

	/** A sub-budget of at most this share of the remainder. What it spends is spent of the whole. */
	part(work: number): WorkBudget {
		return new WorkBudget({ work: Math.max(0, Math.min(work, this.left)) }, this);
	}

	/** The remainder until this share of the whole is spent. */
	partUntil(share: number): WorkBudget {
		return this.part(this.#total === Infinity ? Infinity : share * this.#total - this.#spent);
	}

	spend(units: number): void {
		this.#spent += units;
		this.#whole?.spend(units);
	}

	/** Units. */
	get left(): number {
		return Math.max(0, Math.min(this.#total - this.#spent, this.#whole?.left ?? Infinity));
	}

	/** Of this budget, 0…1. */
	get spentShare(): number {
		return this.#total > 0 ? Math.min(1, this.#spent / this.#total) : 1;
	}

	/** Seconds to the time limit, never below a thousandth: a solver wants some. Infinity without one. */
	get leftS(): number {
		return this.#clock.leftS;
	}

	/** Whether the search has to stop. */
	isOver(): boolean {
		return this.left <= 0 || this.#clock.isUp();
	}

	/** For a solver that was given {@link leftS} and ran out of it. */
	noteTimeUp(): void {
		this.#clock.stopped = 'time';
	}

	/** Whether time stopped this budget's search or one that shares its clock. */
	get stopped(): Stop {
		return this.#clock.stopped;
	}
}

/** The time limit that a budget and all its parts share. */
class Clock {
	stopped: Stop = null;
	readonly #endMs: number;
	readonly #nowMs: () => number;

	constructor({ timeLimitS = Infinity, nowMs }: WorkLimits) {
		if (!(timeLimitS > 0)) throw new RangeError(`The time limit must be above 0 seconds, not ${timeLimitS}.`);
		this.#nowMs = nowMs ?? (() => 0);
		this.#endMs = nowMs && timeLimitS < Infinity ? nowMs() + 1000 * timeLimitS : Infinity;
	}

	get leftS(): number {
		return this.#endMs === Infinity ? Infinity : Math.max(1e-3, (this.#endMs - this.#nowMs()) / 1000);
	}

	isUp(): boolean {
		if (this.#endMs === Infinity || this.#nowMs() < this.#endMs) return false;
		this.stopped = 'time';
		return true;
	}
}
