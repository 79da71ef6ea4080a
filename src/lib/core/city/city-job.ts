/** What of a file was not taken as it is, by reason. */
interface ReportRow {
	reason: string;
	count: number;
	/** The first few ids in the file. */
	examples: string[];
}

/** How far the making of a city is. */
export interface CityJob {
	id: string;
	/** The city's id. */
	city: string;
	name: string;
	state: 'running' | 'done' | 'failed' | 'cancelled';
	stage: 'reading' | 'joining' | 'storing' | 'building';
	/** Share done, 0…1. */
	share: number;
	/** Why there is no city: a refusal. */
	problem: { code: string; parameters: object } | null;
	/** Once its plan is written: how many features it has, and what became of the file of streets. */
	made: {
		streets: number;
		landmarks: number;
		read: {
			ways: number;
			dropped: ReportRow[];
			repaired: ReportRow[];
			cut: ReportRow[];
			unread: ReportRow[];
		};
	} | null;
}
