import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';

/** The work a worker does: name, what it takes, what it gives. */
export type WorkTable = { [Name in string]: { takes: unknown; gives: unknown } };

/** A request for one piece of work. */
export type WorkRequest<Work> = {
	[Name in keyof Work]: Work[Name] extends { takes: infer Takes }
		? { id: number; work: Name; takes: Takes }
		: never;
}[keyof Work];

export type ToWorker<Work> = WorkRequest<Work> | { id: number; cancel: true };

export type FromWorker<Work extends WorkTable, Stage extends string = string> =
	| { id: number; stage: Stage; share: number }
	| { id: number; gives: Work[keyof Work]['gives'] }
	/** `isRefused`: the request is valid but cannot be fulfilled. `problem`: why an edit cannot be made. */
	| { id: number; error: string; name: string; isRefused: boolean; problem: EditProblem | null };
