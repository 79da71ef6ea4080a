import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServerOn } from './start-server-on.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A database folder as the first start of the application leaves it. */
		seededFolder: string;
		/** Of a server for all files that change nothing; ends with a slash. */
		sharedUrl: string;
	}
}

/** The first start of the built application, on an empty folder, and a server for whoever only looks. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-seeded-'));
	const seeding = await startServerOn(folder, {});
	await seeding.stop();
	const copy = mkdtempSync(join(tmpdir(), 'lianpian-shared-'));
	cpSync(folder, copy, { recursive: true });
	const shared = await startServerOn(copy, {});
	project.provide('seededFolder', folder);
	project.provide('sharedUrl', shared.url);
	return async () => {
		await shared.stop();
		for (const made of [folder, copy]) rmSync(made, { recursive: true, force: true });
	};
}
