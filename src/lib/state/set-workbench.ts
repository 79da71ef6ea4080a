import { setDocumentPlan } from './document-plan.svelte.ts';
import { setEditDesk } from './editing/edit-desk.svelte.ts';
import { setEditing } from './editing/editing.svelte.ts';
import { setGround } from './ground.svelte.ts';
import { setMeasuring } from './measuring/measuring.svelte.ts';
import { setNotes } from './notes/notes.svelte.ts';
import { setOpenings } from './openings.svelte.ts';
import { setOutputs } from './outputs.svelte.ts';
import { setPlan } from './plan.svelte.ts';
import { setPlanning } from './planning/planning.svelte.ts';
import { setScenarios } from './planning/scenarios.svelte.ts';
import { setShownMoment } from './shown-moment.svelte.ts';
import { setView } from './view.svelte.ts';
import { setWhatIf } from './what-if.svelte.ts';
import type { Workbench } from './workbench.svelte.ts';

/** Sets the contexts that child components read. */
export function setWorkbench(workbench: Workbench): Workbench {
	setView(workbench.view);
	setPlan(workbench.plan);
	setWhatIf(workbench.whatIf);
	setOpenings(workbench.openings);
	setMeasuring(workbench.measuring);
	setGround(workbench.ground);
	setOutputs(workbench.outputs);
	setPlanning(workbench.planning);
	setScenarios(workbench.scenarios);
	setDocumentPlan(workbench.documentPlan);
	setShownMoment(workbench.moment);
	setEditing(workbench.editing);
	setEditDesk(workbench.editDesk);
	setNotes(workbench.notes);
	return workbench;
}
