import { join } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin, UserConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** `vite build --mode single`: the presenter as one .html with all code inside; the server puts the data in. */
const SINGLE: UserConfig = {
	root: join(import.meta.dirname, 'src/lib/single'),
	plugins: [svelte({ configFile: false }), viteSingleFile({ removeViteModuleLoader: true })],
	resolve: {
		alias: { 'svelte-maplibre-gl/vite': join(import.meta.dirname, 'src/lib/single/maplibre-worker.ts') }
	},
	build: {
		target: 'es2022',
		outDir: join(import.meta.dirname, 'build/single'),
		chunkSizeWarningLimit: 8000
	}
};

/**
 * State runs in tests as it does in a page, effects included. Node would be given what renders on a server, where no
 * effect runs.
 */
function runesOfThePage(): Plugin {
	return {
		name: 'runes-of-the-page',
		config: () => ({
			resolve: {
				alias: [
					{
						find: /^svelte$/,
						replacement: join(import.meta.dirname, 'node_modules/svelte/src/index-client.js')
					}
				]
			}
		}),
		configResolved({ plugins }) {
			const svelteApi = plugins.find(({ api }) => api?.options?.compilerOptions)?.api;
			svelteApi.options.dynamicCompileOptions = ({ filename }: { filename: string }) =>
				filename.endsWith('.svelte.ts') ? { generate: 'client' } : undefined;
		}
	};
}

/** `vite build --mode threads`: what the server's threads run; packages stay where they are. */
const THREADS: UserConfig = {
	build: {
		target: 'node20',
		ssr: join(import.meta.dirname, 'src/lib/threads/thread.ts'),
		outDir: join(import.meta.dirname, 'build/threads'),
		copyPublicDir: false
	}
};

/**
 * A test fails because of what it finds, not because the machine is slow: the limits only end a run that would hang.
 * One wait has less than a whole test, so that the error names the state that never came.
 */
const TEST_LIMITS = {
	testTimeout: 600_000,
	hookTimeout: 600_000,
	expect: { poll: { timeout: 300_000 } }
};

/** Files that take far longer than their size, by which they are put in order, tells. */
const LONG_FILES = /e2e.(layout|axe|map-names|presenter)\.test\.ts$/;

/** Long files first, so that no worker is left with one at the end. */
class LongFilesFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		const isLong = ({ moduleId }: TestSpecification) => LONG_FILES.test(moduleId);
		return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
	}
}

const APP: ViteUserConfig = {
	plugins: [sveltekit()],
	worker: { format: 'es' },
	// MapLibre's worker is asked for by an address that bundling in advance cannot read.
	optimizeDeps: { exclude: ['svelte-maplibre-gl', 'maplibre-gl'] },
	build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
	test: {
		sequence: { sequencer: LongFilesFirst },
		projects: [
			{
				extends: true,
				plugins: [runesOfThePage()],
				test: {
					name: 'unit',
					sequence: { groupOrder: 0 },
					environment: 'node',
					// A worker keeps what it has loaded for its next file: nothing under test keeps state in a module.
					isolate: false,
					include: ['test/**/*.test.ts'],
					exclude: ['test/e2e/**', 'test/bench/**'],
					...TEST_LIMITS
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					sequence: { groupOrder: 1 },
					environment: 'node',
					include: ['test/e2e/**/*.test.ts'],
					globalSetup: ['test/e2e/global-setup.ts'],
					...TEST_LIMITS,
					// Each file has a server and a database of its own; a page that waits leaves the cores to another.
					maxWorkers: 2
				}
			}
		]
	}
};

export default defineConfig(({ mode }) => {
	if (mode === 'single') return SINGLE;
	return mode === 'threads' ? THREADS : APP;
});
