/** Layers shown on template slides: few, so that maps can be read across a room. */
export const STATES = ['clusters', 'axes', 'not-renovated', 'under-way', 'accepted'] as const;
export const INNER = ['circle-inner', 'centres', 'clusters', 'not-renovated', 'under-way'] as const;
export const BOTH = ['circle-inner', 'circle-outer', 'centres', 'not-renovated', 'under-way'] as const;
export const DISTRICTS = ['districts', 'centres', 'not-renovated', 'under-way', 'accepted'] as const;
export const ONE_PART = [
	'circle-inner',
	'centres',
	'clusters',
	'districts',
	'axes',
	'not-renovated',
	'under-way',
	'accepted',
	'lanes'
] as const;
export const AXES = ['axes', 'centres', 'along-axes', 'not-renovated', 'under-way', 'accepted'] as const;
/** Base layers under planning results. */
export const PLANNED = ['clusters', 'centres', 'not-renovated', 'under-way'] as const;
