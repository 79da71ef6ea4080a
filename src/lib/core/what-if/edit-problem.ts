/** A thing that an edit names and the plan does not have. */
export type NamedThing = 'centre' | 'community';

/** Why an edit cannot be made, as a code with parameters; the screen puts it into words. Plain JSON. */
export type EditProblem =
	/** It names something that is not in the plan, or that an earlier edit closed. */
	| { code: 'not-there'; thing: NamedThing; id: string }
	| { code: 'no-such-entrance'; communityId: string; entranceId: string }
	/** The id that it adds exists already. */
	| { code: 'there-already'; id: string }
	| { code: 'open-already'; communityId: string }
	| { code: 'wall-with-itself'; communityId: string }
	/** It is too far from the boundary that it belongs on. */
	| { code: 'off-boundary'; communityId: string; distanceM: number }
	/** No street is near enough to walk from. */
	| { code: 'off-streets'; mostM: number }
	/** It would have no way through: fewer than two entrances are open to all. */
	| { code: 'no-way-through'; communityId: string }
	| { code: 'link-without-length' }
	/** An end of the link is further from every street than it may be; `null`: no street is anywhere near. */
	| { code: 'link-off-streets'; distanceM: number | null; mostM: number }
	| { code: 'barrier-across-nothing' };
