import type { EngineWork, Stage } from '#lib/worker/protocol.ts';
import type { WorkOptions } from '#lib/worker/worker-client.ts';

/** The computing engine of the page: the core in its worker, or in a test the core itself. */
export interface EnginePort {
	/** Rejects with an error named `Refused` if the request is valid but cannot be fulfilled. */
	ask<Name extends keyof EngineWork>(
		work: Name,
		takes: EngineWork[Name]['takes'],
		options?: WorkOptions<Stage>
	): Promise<EngineWork[Name]['gives']>;
	/** Requests still under way are rejected. */
	close(): void;
}

/** A request that cannot be fulfilled; told by the error's name, which survives a worker's channel. */
export const isRefused = (error: unknown): error is Error =>
	error instanceof Error && error.name === 'Refused';
