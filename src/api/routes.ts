import { accountRoutes } from './routes/accounts.ts';
import { connectingRoutes } from './routes/connecting.ts';
import { connectionRoutes } from './routes/connections.ts';
import { investmentRoutes } from './routes/investments.ts';
import { operatingRoutes } from './routes/operating.ts';
import type { Route } from './routes/route.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { systemRoutes } from './routes/system.ts';
import { transactionRoutes } from './routes/transactions.ts';

/** Every address below /api/pluggy-v2. What is not in this table does not exist. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...sessionRoutes,
  ...connectingRoutes,
  ...connectionRoutes,
  ...operatingRoutes,
  ...accountRoutes,
  ...transactionRoutes,
  ...investmentRoutes,
];
