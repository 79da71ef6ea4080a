import type { PlannerInputs } from '#lib/core/planner/types.ts';
import type { SearchEntry } from '#lib/core/search/types.ts';
import type { Camera } from '#lib/carto/fit-home.ts';
import type { PlannerClient } from '#lib/worker/planner-client.ts';
import type { History } from './address.ts';
import type { DraftPorts } from './draft.svelte.ts';
import type { EditingPorts } from './editing/editing.svelte.ts';
import type { EnginePort } from './engine-port.ts';

/** The map, as far as the workbench moves it. */
export interface MapHandle {
	jump: (camera: Camera) => void;
	goHome: () => void;
	show: (extent: SearchEntry['at']) => void;
	/** Brings the walk of the selection into sight, where it has one. */
	keepWalkSeen: () => Promise<void>;
	/** Requests tiles again that failed to load. */
	reload: () => void;
}

/** Everything the workbench needs from its environment. */
export interface WorkbenchPorts extends DraftPorts {
	makeEngine: () => EnginePort;
	makePlanner: (inputs: PlannerInputs) => Promise<PlannerClient>;
	history: History;
	/** Of changes of the plan. */
	editing: EditingPorts;
	/** Requests from this page's own server. */
	fetch: (address: string, init?: RequestInit) => Promise<Response>;
	/** Runs low-priority work when the page is idle. */
	whenIdle: (work: () => void) => void;
	/** Size of the largest network file that trials are computed for on the main thread, bytes; default: see `LiveTrial`. */
	mostLiveBytes?: number;
}
