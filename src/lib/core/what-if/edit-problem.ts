/** What the plan lacks that an edit names. */
export type NamedThing = 'centre' | 'community';

/** Why an edit cannot be made, without words: whoever shows it says it in the reader's language. Plain JSON. */
export type EditProblem =
	/** What it names is not in the plan, or is closed by an edit before it. */
	| { code: 'not-there'; thing: NamedThing; id: string }
	| { code: 'no-such-entrance'; communityId: string; entranceId: string }
	/** What it makes is there already. */
	| { code: 'there-already'; id: string }
	| { code: 'open-already'; communityId: string }
	| { code: 'wall-with-itself'; communityId: string }
	/** It lies away from the boundary that it belongs on. */
	| { code: 'off-boundary'; communityId: string; distanceM: number }
	/** No street is near enough to walk from. */
	| { code: 'off-streets'; mostM: number }
	/** Nobody could walk through: fewer than two entrances are open to all. */
	| { code: 'no-way-through'; communityId: string }
	| { code: 'link-without-length' }
	/** An end of the link is further from every street than it may be; `null`: no street is anywhere near. */
	| { code: 'link-off-streets'; distanceM: number | null; mostM: number }
	| { code: 'barrier-across-nothing' };
