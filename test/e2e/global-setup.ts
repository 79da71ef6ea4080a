import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServerOn } from './start-server-on.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A database folder as the first start of the application leaves it. */
		seededFolder: string;
	}
}

/** The first start of the built application, on an empty folder. */
export default async function seed(project: TestProject): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-seeded-'));
	const { stop } = await startServerOn(folder, {});
	await stop();
	project.provide('seededFolder', folder);
	return () => rmSync(folder, { recursive: true, force: true });
}
