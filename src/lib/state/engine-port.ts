import type { EngineWork, Stage } from '#lib/worker/protocol.ts';
import type { WorkOptions } from '#lib/worker/worker-client.ts';

/** Whoever computes for the page: the core in its worker, or in a test the core itself. */
export interface EnginePort {
	/** Rejects with an error named `Refused` where what is asked cannot be done and nothing else is wrong. */
	ask<Name extends keyof EngineWork>(
		work: Name,
		takes: EngineWork[Name]['takes'],
		options?: WorkOptions<Stage>
	): Promise<EngineWork[Name]['gives']>;
	/** Whatever is still asked of it rejects. */
	close(): void;
}

/** Work that cannot be done as it was asked, by the name that errors keep across a worker's channel. */
export const isRefused = (error: unknown): error is Error =>
	error instanceof Error && error.name === 'Refused';
