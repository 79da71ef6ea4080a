import type { Box } from './box.ts';

/** A text where it could stand. */
export interface Label {
	/** Room that it takes, px, padding included. */
	boxes: readonly Box[];
	/** Its `<text>`, without paint. */
	svg: string;
}

/**
 * How far under the middle of a line its baseline lies, em: as MapLibre sets texts that the machine's own fonts draw.
 */
export const BASELINE_EM = 0.4375;
