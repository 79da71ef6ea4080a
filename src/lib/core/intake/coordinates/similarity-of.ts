import type { Crs, Similarity } from './types.ts';

/** @throws TypeError if a local system has no similarity */
export function similarityOf({ similarity }: Crs): Similarity {
	if (!similarity) throw new TypeError('crs "local" has no similarity; fit one by control points');
	return similarity;
}
