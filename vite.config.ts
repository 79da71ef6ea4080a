import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					sequence: { groupOrder: 0 },
					environment: 'node',
					include: ['test/**/*.test.ts'],
					exclude: ['test/e2e/**', 'test/bench/**'],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					// After the others: a browser wants both cores.
					sequence: { groupOrder: 1 },
					environment: 'node',
					include: ['test/e2e/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 240_000,
					fileParallelism: false
				}
			}
		]
	}
});
