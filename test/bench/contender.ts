import { SkippedEngine, type Engine, type PreparedEngine } from './engines/types.ts';

/** An engine ready for a city. */
export interface Contender {
	engine: Engine;
	prepared: PreparedEngine;
	/** Time to load the city: graph, tiles, tables, index. */
	prepareMs: number;
	/** Why it is asked no more on this city. */
	failure?: string;
}

/**
 * Asks an engine for something. A peer that fails spoils no run: it is asked nothing more on this city, and the
 * report says why. Our own failures are thrown.
 *
 * @returns `undefined` where it failed, now or before; a `SkippedEngine` where it declines this one question
 */
export async function ask<Answer>(
	contender: Contender,
	work: () => Answer | Promise<Answer>
): Promise<Answer | SkippedEngine | undefined> {
	if (contender.failure !== undefined) return undefined;
	try {
		return await work();
	} catch (error) {
		if (error instanceof SkippedEngine) return error;
		if (contender.engine.id === 'lianpian') throw error;
		contender.failure = `failed: ${error instanceof Error ? error.message : String(error)}`;
		return undefined;
	}
}
