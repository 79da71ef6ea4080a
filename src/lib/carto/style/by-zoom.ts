/** A width or radius in pixels that grows between two zooms and stays outside of them. */
export const byZoom = (...stops: [zoom: number, px: unknown][]): unknown[] => [
	'interpolate',
	['linear'],
	['zoom'],
	...stops.flat()
];

/** Of lines and signs: from a cluster on the screen to a street; finer where the whole city is seen. */
export const width = (at12: number, at16: number) => byZoom([10, at12 * 0.55], [12, at12], [16, at16]);

/** Of texts: from the city on the screen to a few streets. */
export const size = (at11: number, at15: number) => byZoom([11, at11], [15, at15]);
