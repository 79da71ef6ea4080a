import type { Edit } from '../what-if/types.ts';

/** What of a document the newest plan has no place for any more. */
export type LostPart =
	/** A change that cannot be made. */
	(
		| { kind: 'edit'; edit: Edit }
		/** A member of a package that is not in the plan any more. */
		| { kind: 'community'; id: string }
		/** What is selected is not in the plan any more; `of` is its kind. */
		| { kind: 'selection'; of: string; id: string }
		/** They were computed with communities, or made of blocks, that are not there any more. */
		| { kind: 'bundles' | 'zones' }
	) & {
		/** Of a briefing, counted from 1. */
		slide?: number;
	};
