/** What is measured: straight lines, walks along the streets, or ground in a ring. */
export const MEASURE_MODES = ['line', 'street', 'area'] as const;
export type MeasureMode = (typeof MEASURE_MODES)[number];
