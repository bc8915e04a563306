import { testSeeds } from './testing/test-seeds.ts';

await testSeeds(76, 75);
