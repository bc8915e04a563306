import { testSeeds } from './testing/test-seeds.ts';

await testSeeds(1, 75);
