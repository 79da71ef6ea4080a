/** A figure that explains itself. */
export type ExplainTopic = 'coverage' | 'outside' | 'axes' | 'median';
